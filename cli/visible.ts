/** Everything a terminal obeys instead of showing it, line breaks and tabs aside. */
// oxlint-disable-next-line no-control-regex
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text in which nothing moves the cursor, changes colours or turns the direction of writing: names come
 * from servers and files, and go to terminals. `\u001b[2J` is shown as it stands here. Windows' line ends stay.
 */
export function visible(text: string): string {
  return text.replaceAll(obeyed, (character, at: number) =>
    character === '\r' && text[at + 1] === '\n'
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
