/** A text instead of a picture: nothing to show, or why nothing can be shown. */
export function Message({ text, alert = false }: { readonly text: string; readonly alert?: boolean }) {
  return (
    <div className="message" {...(alert && { role: 'alert' })}>
      {text}
    </div>
  );
}
