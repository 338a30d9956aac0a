import { create } from 'qrcode';

/** A square for every dark module, and the white border of four that scanners need. */
export function QrCode({ of, label, className }: { of: string; label: string; className?: string }) {
  const { modules } = create(of, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const dark = Array.from(modules.data, (on, i) =>
    on ? `M${(i % size) + 4} ${Math.floor(i / size) + 4}h1v1h-1z` : '',
  );
  return (
    <svg className={className} viewBox={`0 0 ${size + 8} ${size + 8}`} role="img" aria-label={label}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={dark.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
