import { Field } from '@fluentui/react-components';
import type { ReactNode, RefObject } from 'react';

interface SecretFieldProps {
  label: string;
  hint: string;
  /** Where the value is read when it is wanted, and emptied at once afterwards. */
  inputRef: RefObject<HTMLInputElement | null>;
  /** What is wrong with it. */
  problem?: ReactNode;
}

/**
 * A field for a secret. What is typed is in no state of the page, only in the field itself: a Fluent
 * input keeps a copy of its value, also where it is not controlled.
 */
export function SecretField({ label, hint, inputRef, problem }: SecretFieldProps) {
  return (
    <Field
      className="text-field"
      label={label}
      hint={hint}
      {...(problem === undefined ? {} : { validationMessage: { children: problem } })}
    >
      {(props) => (
        <input
          {...props}
          ref={inputRef}
          className="secret-input"
          type="password"
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </Field>
  );
}
