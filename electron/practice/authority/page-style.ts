/** Names the language of the text for formatters; the text itself is taken as it is. */
const css = String.raw;

/** The look of the pages, light and dark, from 320 pixels of width on. */
export const pageStyle = css`
  :root {
    color-scheme: light dark;
    --ground: #f3f2f1;
    --card: #fff;
    --text: #1b1a19;
    --quiet: #5c5a58;
    --line: #8a8886;
    --accent: #0f6cbd;
    --accent-text: #fff;
    --wrong: #b10e1c;
    --wrong-ground: #fdf3f4;
    --note: #eff6fc;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --ground: #141414;
      --card: #242424;
      --text: #fff;
      --quiet: #c8c6c4;
      --line: #8a8886;
      --accent: #479ef5;
      --accent-text: #0a0a0a;
      --wrong: #ff99a4;
      --wrong-ground: #3b1519;
      --note: #12293d;
    }
  }
  * {
    box-sizing: border-box;
  }
  body {
    margin: 0;
    min-height: 100vh;
    padding: 16px;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 12px;
    background: var(--ground);
    color: var(--text);
    font:
      15px/1.4 'Segoe UI',
      system-ui,
      sans-serif;
    overflow-wrap: anywhere;
  }
  main {
    width: 100%;
    max-width: 440px;
    padding: 24px 28px;
    background: var(--card);
    border-radius: 4px;
    box-shadow: 0 2px 6px rgb(0 0 0 / 20%);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0 0 12px;
    font-weight: 600;
  }
  .mark {
    width: 16px;
    height: 16px;
    background: var(--accent);
    border-radius: 3px;
  }
  .badge {
    padding: 1px 8px;
    border: 1px solid var(--line);
    border-radius: 10px;
    font-size: 12px;
    font-weight: 400;
  }
  h1 {
    margin: 0 0 4px;
    font-size: 24px;
    line-height: 1.25;
    font-weight: 600;
  }
  h2 {
    margin: 14px 0 4px;
    font-size: 15px;
  }
  p {
    margin: 0 0 12px;
  }
  .quiet,
  footer {
    color: var(--quiet);
    font-size: 13px;
  }
  footer {
    max-width: 440px;
    text-align: center;
  }
  label {
    display: block;
    margin: 10px 0 4px;
    font-weight: 600;
  }
  input {
    width: 100%;
    padding: 7px 10px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--card);
    color: inherit;
    font: inherit;
  }
  input[aria-invalid='true'] {
    border-color: var(--wrong);
  }
  .buttons {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
    margin-top: 16px;
  }
  button {
    padding: 7px 18px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--card);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--accent-text);
    font-weight: 600;
  }
  :focus-visible {
    outline: 2px solid var(--text);
    outline-offset: 2px;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li button {
    width: 100%;
    margin-bottom: 4px;
    padding: 5px 10px;
    text-align: left;
  }
  li span {
    display: block;
    color: var(--quiet);
    font-size: 13px;
  }
  .permissions {
    overflow-wrap: anywhere;
  }
  .permissions li {
    padding: 4px 0;
  }
  .wrong {
    margin: 0 0 12px;
    padding: 10px 12px;
    border-left: 3px solid var(--wrong);
    background: var(--wrong-ground);
  }
  .wrong p {
    margin: 0 0 4px;
  }
  .wrong strong {
    color: var(--wrong);
  }
  .note {
    margin: 14px 0 0;
    padding: 8px 12px;
    border-radius: 4px;
    background: var(--note);
    font-size: 13px;
  }
  code {
    font:
      13px Consolas,
      'Liberation Mono',
      monospace;
    user-select: all;
  }
`;
