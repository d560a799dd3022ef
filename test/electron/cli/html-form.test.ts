import { describe, expect, it } from 'vitest';
import { findForm } from '../../../electron/cli/html-form.ts';

const page = 'https://login.example/a/b?c';

describe('findForm', () => {
  it('reads the first form with its fields and buttons', () => {
    const form = findForm(
      `<p>x</p><form method="post" action="/sign?a=1&amp;b=&#x22;">
        <input type="hidden" name="flow" value="&lt;&#39;&quot;&amp;amp;" />
        <input name=user required value=''>
        <INPUT TYPE='password' NAME='secret'
          autofocus />
        <input value="no name" />
        <button name="action" value="go">Go</button>
      </form><form><input name="other"></form>`,
      page,
    );
    expect(form).toEqual({
      action: 'https://login.example/sign?a=1&b=%22',
      method: 'POST',
      fields: [
        { name: 'flow', type: 'hidden', value: `<'"&amp;` },
        { name: 'user', type: 'text', value: '' },
        { name: 'secret', type: 'password', value: '' },
        { name: 'action', type: 'submit', value: 'go' },
      ],
    });
  });

  it('takes the page’s own address and GET where the form names neither', () => {
    expect(findForm('<form></form>', page)).toEqual({ action: page, method: 'GET', fields: [] });
  });

  it('finds none on a page without one', () => {
    expect(findForm('<p>Done</p>', page)).toBeUndefined();
  });
});
