import { Field, Select } from '@fluentui/react-components';

interface ChoiceFieldProps<Value extends string> {
  label: string;
  values: readonly Value[];
  /** What each is called, and what it is called not to know. */
  names: Readonly<Record<Value | 'unknown', string>>;
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
}

/** One of a few values, or that it is not known. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, values, names, value, onChange } = props;
  return (
    <Field label={label}>
      <Select
        value={value ?? 'unknown'}
        onChange={(_event, data) => {
          onChange(values.find((each) => each === data.value));
        }}
      >
        <option value="unknown">{names.unknown}</option>
        {values.map((each) => (
          <option key={each} value={each}>
            {names[each]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
