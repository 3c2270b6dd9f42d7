import { assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { modelFamilies, modelFamily, modelName } from '../../../queries/catalog/index.js';

test.each([
  ['claude-opus-4-6', 'claude-opus-4-6', 'opus'],
  ['claude-opus-4-6[1m]', 'claude-opus-4-6', 'opus'],
  ['claude-sonnet-4-5-20250929', 'claude-sonnet-4-5', 'sonnet'],
  ['claude-sonnet-4-5-20250929[1m]', 'claude-sonnet-4-5', 'sonnet'],
  ['claude-3-5-haiku-latest', 'claude-3-5-haiku', 'haiku'],
  ['claude-haiku-4-5@20251001', 'claude-haiku-4-5', 'haiku'],
  ['claude-3-5-sonnet-v2@20241022', 'claude-3-5-sonnet', 'sonnet'],
  ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-sonnet-4-5', 'sonnet'],
  ['global.anthropic.claude-opus-4-5-20251101-v1:0[1m]', 'claude-opus-4-5', 'opus'],
  ['anthropic.claude-3-haiku-20240307-v1:0:48k', 'claude-3-haiku', 'haiku'],
  ['us.anthropic.claude-opus-4-6-v1', 'claude-opus-4-6', 'opus'],
  [
    'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-1-20250805-v1:0',
    'claude-opus-4-1',
    'opus',
  ],
  [
    'projects/acme/locations/europe-west1/publishers/anthropic/models/claude-sonnet-4@20250514',
    'claude-sonnet-4',
    'sonnet',
  ],
  ['anthropic/claude-sonnet-4.5', 'claude-sonnet-4.5', 'sonnet'],
  ['opus', 'opus', 'opus'],
  ['claude-2.1', 'claude-2.1', 'claude'],
  ['gpt-5.1-codex-max', 'gpt-5.1-codex-max', 'gpt'],
  ['openai/o3-mini', 'o3-mini', 'gpt'],
  ['gpt-4o-2024-08-06', 'gpt-4o', 'gpt'],
  ['gemini-2.5-pro', 'gemini-2.5-pro', 'gemini'],
  ['moonshotai/kimi-k2', 'kimi-k2', 'kimi'],
  ['z-ai/glm-4.6', 'glm-4.6', 'glm'],
  ['qwen3-coder:30b', 'qwen3-coder:30b', 'qwen'],
  ['llama3.1:8b', 'llama3.1:8b', 'llama'],
  ['deepseek-chat', 'deepseek-chat', 'deepseek'],
  ['amazon.nova-pro-v1:0', 'nova-pro', 'nova'],
  ['our-gateway-model', 'our-gateway-model', 'our-gateway-model'],
  ['Octopus', 'Octopus', 'Octopus'],
  ['', '', ''],
])('%s is %s of the family %s', (name, bare, family) => {
  expect(modelName(name)).toBe(bare);
  expect(modelFamily(name)).toBe(family);
});

test('folding twice changes nothing, and the bare name keeps the family', () => {
  const vendor = constantFrom('', 'us.anthropic.', 'eu.anthropic.', 'anthropic.', 'anthropic/');
  const bare = constantFrom('claude-opus-4-6', 'claude-sonnet-4-5', 'claude-haiku-4-5', 'house-model');
  const tail = constantFrom('', '-20250929', '-20250929-v1:0', '-v1:0', '@20250929', '-latest');
  const window = constantFrom('', '[1m]');
  assert(
    property(vendor, bare, tail, window, (before, name, after, size) => {
      const whole = `${before}${name}${after}${size}`;
      expect(modelName(whole)).toBe(name);
      expect(modelName(modelName(whole))).toBe(name);
      if (name !== 'house-model') expect(modelFamily(whole)).toBe(modelFamily(name));
    }),
  );
});

test('family patterns use nothing that RE2 lacks', () => {
  for (const { pattern } of modelFamilies) expect(pattern).not.toMatch(/\(\?[=!<]|\\[1-9]/);
});
