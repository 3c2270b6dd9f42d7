import { z } from 'zod';
import { isObject, type JsonObject } from './canonical.js';

/** An object out of a parsed answer. What is inside came from JSON, so it needs no second look. */
export const jsonObject = z.custom<JsonObject>(isObject, 'expected an object');
