import { isObject, type Json, type JsonObject } from '../grafana/index.js';

export function member(value: unknown, name: string): Json | undefined {
  return isObject(value) ? value[name] : undefined;
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
