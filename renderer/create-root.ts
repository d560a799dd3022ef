/**
 * React for a page, in a file of its own that runs before all others. React makes errors while it is
 * loaded; where somebody debugs or measures the page, the engine then reads all that is being run
 * once more, and this way that is React alone and not the whole page.
 */
export { createRoot } from 'react-dom/client';
