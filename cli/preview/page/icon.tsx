import svgs from 'grafana-icons';
import { forwardRef, useEffect, type SVGProps } from 'react';

const path = /img\/icons\/(.+)\.svg/;

/** A picture, and whether it is another one turned round: some stand in one direction only. */
function pictureOf(name: string): { readonly text: string; readonly turned: boolean } {
  const own = svgs[name];
  const other = svgs[name.replace(/left$/, 'right')];
  return own === undefined
    ? { text: other ?? '', turned: other !== undefined }
    : { text: own, turned: false };
}

interface IconProps extends SVGProps<SVGSVGElement> {
  /** The address Grafana would fetch: `…/img/icons/unicons/angle-down.svg`. */
  readonly src: string;
  readonly onLoad?: () => void;
}

/** Stands in for the component that fetches a picture: the pictures are in the bundle. */
const Icon = forwardRef<SVGSVGElement, IconProps>(function Icon(props, ref) {
  const { src, onLoad, className, style, width, height } = props;
  useEffect(() => onLoad?.(), [src]);
  const { text, turned } = pictureOf(path.exec(src)?.[1] ?? '');
  const viewBox = /viewBox="([^"]+)"/.exec(text)?.[1] ?? '0 0 24 24';
  const inner = text.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
  return (
    <svg
      ref={ref}
      className={className}
      style={turned ? { ...style, transform: 'scaleX(-1)' } : style}
      width={width}
      height={height}
      viewBox={viewBox}
      aria-hidden
      data-testid={(props as { readonly 'data-testid'?: string })['data-testid']}
      dangerouslySetInnerHTML={{ __html: inner }}
    />
  );
});

export default Icon;
