/**
 * Lets animations be cancelled as in browsers, where nobody has to hear of it: this DOM rejects the
 * promise of their end with nobody there to catch it, which ends the tests. Source: Web Animations,
 * section 4.4.16 "Canceling an animation".
 */
export function forgiveCancelledAnimations(): void {
  const { prototype } = window.Animation;
  const cancel: () => void = Reflect.get(prototype, 'cancel');
  prototype.cancel = function (this: Animation) {
    this.finished.catch(() => undefined);
    cancel.call(this);
  };
}
