import { dateTime, type DataFrame } from '@grafana/data';

/** How long ago something was, seen from a recording's own time: "2 minutes ago", not the months since. */
export function asOf(frames: DataFrame[], now: number | undefined): DataFrame[] {
  if (now === undefined) return frames;
  for (const field of frames.flatMap(({ fields }) => fields)) {
    const { display } = field;
    if (field.config.unit !== 'dateTimeFromNow' || !display) continue;
    field.display = (value, decimals) => {
      const shown = display(value, decimals);
      return typeof value === 'number' ? { ...shown, text: dateTime(value).from(dateTime(now)) } : shown;
    };
  }
  return frames;
}
