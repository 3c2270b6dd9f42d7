import { initPluginTranslations } from '@grafana/i18n';
import { createRoot } from 'react-dom/client';
import { App } from './app';

/** Widths of texts are measured when a panel is drawn: the fonts must be there. */
const fonts = ['400 14px Inter', '500 14px Inter', '400 12px "Roboto Mono"'].map((font) =>
  document.fonts.load(font),
);

// Grafana's components ask for their texts by a key; without translations they say them in English.
void Promise.allSettled([initPluginTranslations('grafana-ui'), ...fonts]).then(() => {
  createRoot(document.getElementById('page')!).render(<App />);
});
