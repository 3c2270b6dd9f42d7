import type { SettingName } from './setting.js';

/**
 * How a value travels. `booleanText` is the word "true" or "false" as text, `texts` a list of texts,
 * `json` an object printed as text.
 */
export type AttributeType = 'text' | 'number' | 'boolean' | 'booleanText' | 'texts' | 'json';

/** Who or what a value gives away: a person, what a person wrote or ran, or neither. */
export type Privacy = 'identity' | 'content' | 'plain';

/** What the client does with an attribute beyond its name and type. */
export type AttributeFacts = {
  readonly privacy?: Privacy;
  /** The setting without which the attribute is absent. */
  readonly gate?: SettingName;
  /** What stands in the place of a true value until a setting lifts the mask. */
  readonly masked?: { readonly as: string; readonly liftedBy: SettingName };
  readonly since?: string;
  readonly unit?: string;
  /** True where the attribute is there each time its signal is; else expect it to be absent. */
  readonly always?: boolean;
  /** The name older releases used. */
  readonly formerly?: string;
  readonly note?: string;
};

export type Attribute<V extends string = string> = AttributeFacts & {
  readonly type: AttributeType;
  readonly privacy: Privacy;
  /** The values the client is known to send. */
  readonly values?: readonly V[];
  /** True where `values` is not the whole list. */
  readonly open?: boolean;
};

export type Attributes = Readonly<Record<string, Attribute>>;

const make = (type: AttributeType, facts: AttributeFacts): Attribute =>
  Object.freeze({ privacy: 'plain', ...facts, type });

/** Free text. */
export const text = (facts: AttributeFacts = {}): Attribute => make('text', facts);

/** A number; `unit` in the facts says of what. */
export const number = (facts: AttributeFacts = {}): Attribute => make('number', facts);

export const boolean = (facts: AttributeFacts = {}): Attribute => make('boolean', facts);

/** The word "true" or "false". */
export const booleanText = (facts: AttributeFacts = {}): Attribute => make('booleanText', facts);

export const texts = (facts: AttributeFacts = {}): Attribute => make('texts', facts);

export const json = (facts: AttributeFacts = {}): Attribute => make('json', facts);

/** One of a closed list of words. */
export function oneOf<const V extends string>(
  values: readonly V[],
  facts: AttributeFacts = {},
): Attribute<V> & { readonly open: false } {
  return Object.freeze({ privacy: 'plain', ...facts, type: 'text', values, open: false });
}

/** Words known so far; later releases may send others. */
export function someOf<const V extends string>(
  values: readonly V[],
  facts: AttributeFacts = {},
): Attribute<V> & { readonly open: true } {
  return Object.freeze({ privacy: 'plain', ...facts, type: 'text', values, open: true });
}
