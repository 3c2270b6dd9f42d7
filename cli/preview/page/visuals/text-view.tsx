import { renderTextPanelMarkdown, textUtil } from '@grafana/data';
import { objectOf, textOf } from '../../../../src/proof/json';
import type { VisualProps } from './visual';

/** A text: Markdown or HTML, cleaned as Grafana cleans it, or code as it stands. */
export function TextView({ json, replace, height }: VisualProps) {
  const options = objectOf(json['options']);
  const content = textOf(options['content']) ?? '';
  const mode = textOf(options['mode']) ?? 'markdown';
  if (mode === 'code')
    return (
      <pre className="text" style={{ height }}>
        {replace(content)}
      </pre>
    );
  const html =
    mode === 'html' ? textUtil.sanitizeTextPanelContent(content) : renderTextPanelMarkdown(content);
  return (
    <div
      className="text markdown-html"
      style={{ height }}
      dangerouslySetInnerHTML={{ __html: textUtil.sanitizeTextPanelContent(replace(html)) }}
    />
  );
}
