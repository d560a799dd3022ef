/** What a person is told of one failure. What the other side said stands beside it, unchanged. */
export interface ErrorText {
  /** What happened, in one short sentence without a full stop. */
  title: string;
  /** Why that is so, as far as it is known. */
  cause: string;
  /** The one thing to do next. */
  nextStep: string;
}
