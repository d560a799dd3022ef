import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { feedAddressProblem, maxFeedAddressLength } from '../../shared/updates/feed-address.ts';
import { useMessages } from '../messages-context.ts';
import { ManagedMark } from '../policy/managed-mark.tsx';
import { useManagedFrom } from '../policy/policy-context.ts';
import { useSettings } from '../settings/settings-context.ts';

/** Where new versions come from. What is typed holds when it is asked for, and only then. */
export function FeedField() {
  const text = useMessages().updates.feed;
  const { settings, change } = useSettings();
  const isManaged = useManagedFrom('updateFeed') !== undefined;
  const [{ typed, before, isAsked }, setField] = useState({
    ...{ typed: settings.updateFeed, before: settings.updateFeed, isAsked: false },
  });
  const form = useRef<HTMLFormElement>(null);
  // What is changed elsewhere stands here, too.
  if (before !== settings.updateFeed) {
    setField({ typed: settings.updateFeed, before: settings.updateFeed, isAsked: false });
  }
  const wanted = typed.trim();
  const problem = wanted === '' ? undefined : feedAddressProblem(wanted);
  const said = isAsked && problem !== undefined ? text.problems[problem] : undefined;

  function apply() {
    setField({ typed: wanted, before, isAsked: true });
    if (problem === undefined) change({ updateFeed: wanted });
    else form.current?.querySelector('input')?.focus();
  }

  return (
    <form
      ref={form}
      noValidate
      className="update-feed"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Field
        className="text-field"
        label={text.label}
        hint={isManaged ? <ManagedMark field="updateFeed" /> : text.hint}
        {...(said === undefined ? {} : { validationMessage: { children: said, role: 'alert' } })}
      >
        <Input
          type="url"
          readOnly={isManaged}
          value={typed}
          maxLength={maxFeedAddressLength}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(_event, { value }) => {
            setField({ typed: value, before, isAsked: false });
          }}
        />
      </Field>
      {!isManaged && wanted !== settings.updateFeed && (
        <div>
          <Button type="submit">{text.use}</Button>
        </div>
      )}
    </form>
  );
}
