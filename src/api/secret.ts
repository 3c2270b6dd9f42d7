import { inspect } from 'node:util';

const shown = '[hidden]';

/** A token or password. Printing, logging and JSON show `[hidden]`; only `reveal` gives the text. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}

/** Takes every given secret out of a text that came from elsewhere, for example a server's message. */
export function withoutSecrets(text: string, secrets: readonly Secret[]): string {
  return secrets
    .flatMap((secret) => spellings(secret.reveal()))
    .sort((a, b) => b.length - a.length)
    .reduce((left, spelling) => left.replaceAll(spelling, shown), text);
}

function spellings(text: string): string[] {
  if (text === '') return [];
  return [text, encodeURIComponent(text), Buffer.from(text).toString('base64')];
}
