import type { Rule } from 'eslint';

/** Attributes that a person reads or hears, of elements and of this app's own components. */
const readAttribute =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|title|placeholder|label|alt|hint|text|heading|lead|what|summary|empty|message|validationMessage|header|content)$/;

/** Functions that have a text read out. */
const announcer = /^(announce|say)$/;

/** What a transcript has at the start of each line, and elements: the same in every language. */
const allowed = /^(C:|S:|h[1-6])$/;

const letter = /\p{L}/u;

/** As much of a syntax tree as this rule looks at; JSX is unknown to ESLint's own types. */
interface Node {
  type: string;
  [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function nodes(value: unknown): Node[] {
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && letter.test(value) && !allowed.test(value.trim());
}

/**
 * The literals that an expression puts onto the page. What goes into a function or chooses between
 * two texts is not put there, and neither is what another expression holds.
 */
function shownLiterals(node: Node): Node[] {
  const within = (...keys: string[]) =>
    keys.flatMap((key) => nodes(node[key])).flatMap(shownLiterals);
  switch (node.type) {
    case 'Literal':
      return isText(node['value']) ? [node] : [];
    case 'TemplateElement': {
      const { cooked } = node['value'] as { cooked?: unknown };
      return isText(cooked) ? [node] : [];
    }
    case 'TemplateLiteral':
      return within('quasis', 'expressions');
    case 'ConditionalExpression':
      return within('consequent', 'alternate');
    case 'LogicalExpression':
      return within('left', 'right');
    case 'BinaryExpression':
      return node['operator'] === '+' ? within('left', 'right') : [];
    case 'ArrayExpression':
      return within('elements');
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return within('expression');
    default:
      return [];
  }
}

/**
 * Finds text in a component that stands in no catalogue, and so in one language only. What is shown
 * as it is in every language has a name: a constant is not looked into.
 */
export const noTextInComponents: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      text: 'This text is in one language only: put it into shared/messages and take it by useMessages().',
    },
  },
  create(context) {
    function report(found: readonly Node[]): void {
      for (const node of found) {
        context.report({ node: node as unknown as Rule.Node, messageId: 'text' });
      }
    }
    const listeners: Record<string, (node: Node) => void> = {
      JSXText: (node) => {
        if (isText(node['value'])) report([node]);
      },
      'JSXElement > JSXExpressionContainer, JSXFragment > JSXExpressionContainer': (node) => {
        report(nodes(node['expression']).flatMap(shownLiterals));
      },
      JSXAttribute: (node) => {
        const [name] = nodes(node['name']);
        if (typeof name?.['name'] !== 'string' || !readAttribute.test(name['name'])) return;
        const [value] = nodes(node['value']);
        if (value === undefined) return;
        const shown =
          value.type === 'JSXExpressionContainer' ? nodes(value['expression']) : [value];
        report(shown.flatMap(shownLiterals));
      },
      CallExpression: (node) => {
        const [callee] = nodes(node['callee']);
        if (typeof callee?.['name'] !== 'string' || !announcer.test(callee['name'])) return;
        report(nodes(node['arguments']).flatMap(shownLiterals));
      },
    };
    // ESLint's types of listeners know no JSX.
    return listeners as unknown as Rule.RuleListener;
  },
};
