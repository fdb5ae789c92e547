import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Chart } from './answer/charts.ts';
import { BAR, layoutBars, type PlacedBar, type PlacedText } from './bar-layout.ts';
import { save } from './download.ts';

/**
 * A bar chart. Its colours are attributes, for the file that is saved; on the page the style sheet replaces them by those of
 * the theme.
 */
export function ChartView({ chart }: { readonly chart: Chart }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const id = useId();
  const { width, height, headings, bars } = layoutBars(chart, useWidth(frame));
  const saveSvg = (): void => {
    if (svg.current) save(fileOf(svg.current), `${fileNameOf(chart.title)}.svg`);
  };
  return (
    <figure className="varanto-chart">
      <div ref={frame}>
        <svg
          ref={svg}
          xmlns="http://www.w3.org/2000/svg"
          role="img"
          aria-labelledby={`${id}-title ${id}-text`}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          fontFamily="system-ui, sans-serif"
          fontSize="13"
        >
          <title id={`${id}-title`}>{`Bar chart: ${chart.title}`}</title>
          <desc id={`${id}-text`}>The table of the same name has the same numbers.</desc>
          <rect className="varanto-paper" width={width} height={height} fill="#ffffff" />
          {headings.map((heading, index) => textView(heading, index))}
          {bars.map((bar, index) => barView(bar, index))}
        </svg>
      </div>
      <button type="button" onClick={saveSvg} aria-label={`Download SVG: ${chart.title}`}>
        Download SVG
      </button>
    </figure>
  );
}

function textView({ text, full, y }: PlacedText, key: number | string): ReactNode {
  return (
    <text key={key} className="varanto-ink" y={y} fill="#1b2533" fontWeight="bold">
      {text === full ? null : <title>{full}</title>}
      {text}
    </text>
  );
}

function barView({ label, value, x, y, width }: PlacedBar, key: number): ReactNode {
  return (
    <g key={key}>
      <title>{`${label.full}: ${value}`}</title>
      <text className="varanto-ink" y={label.y} fill="#1b2533">
        {label.text}
      </text>
      <rect className="varanto-bar" x={x} y={y} width={width} height={BAR} fill="#3949ab" />
      <text className="varanto-ink" x={x + width + 4} y={y + BAR - 4} fill="#1b2533">
        {value}
      </text>
    </g>
  );
}

/** The width that an element has on the page; a usual one before it is measured. */
function useWidth(frame: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(560);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.floor(entry?.contentRect.width ?? 0);
      if (measured > 0) setWidth(measured);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [frame]);
  return width;
}

function fileOf(svg: SVGSVGElement): Blob {
  const text = new XMLSerializer().serializeToString(svg);
  return new Blob([text], { type: 'image/svg+xml' });
}

function fileNameOf(title: string): string {
  return title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'chart';
}
