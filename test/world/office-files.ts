import { zipFile } from './list-files.ts';

/** Presentations and documents as Office writes them, as far as words go. */

interface Slide {
  words?: readonly string[];
  notes?: readonly string[];
  /** The page number in its corner, and what a newer shape says for older programs. */
  number?: string;
  fallback?: string;
  /** The whole slide, instead of the words. */
  xml?: string;
  /** What the directory claims the slide inflates to. */
  claims?: number;
}

const run = (words: string) => `<a:p><a:r><a:t>${words}</a:t></a:r></a:p>`;
export const slideXml = (runs: string): string => `<p:sld><a:p>${runs}</a:p></p:sld>`;

function slide({ words = [], number, fallback, xml }: Slide): string {
  if (xml !== undefined) return xml;
  const field = number ? `<a:p><a:fld type="slidenum"><a:t>${number}</a:t></a:fld></a:p>` : '';
  const older = fallback
    ? `<mc:AlternateContent><mc:Fallback>${run(fallback)}</mc:Fallback></mc:AlternateContent>`
    : '';
  return `<p:sld><p:cSld>${words.map(run).join('')}${field}${older}</p:cSld></p:sld>`;
}

const part = (name: string, text: string) => ({
  name,
  content: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`),
});
const relation = (id: string, target: string) => `<Relationship Id="${id}" Target="${target}"/>`;
const relations = (all: readonly string[]) => `<Relationships>${all.join('')}</Relationships>`;

/** The last slide lies first in the file: order is what the presentation says. */
function pptx(slides: readonly Slide[]): Buffer {
  const parts = slides.flatMap((one, i) => {
    const n = i + 1;
    const own = part(`ppt/slides/slide${n}.xml`, slide(one));
    const written = one.claims === undefined ? own : { ...own, claims: one.claims };
    if (!one.notes) return [written];
    return [
      written,
      part(
        `ppt/slides/_rels/slide${n}.xml.rels`,
        relations([relation('rId1', `../notesSlides/notesSlide${n}.xml`)]),
      ),
      part(`ppt/notesSlides/notesSlide${n}.xml`, `<p:notes>${one.notes.map(run).join('')}</p:notes>`),
    ];
  });
  const ids = slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="rId${i + 1}"/>`);
  return zipFile([
    ...parts.reverse(),
    part('ppt/presentation.xml', `<p:presentation><p:sldIdLst>${ids.join('')}</p:sldIdLst></p:presentation>`),
    part(
      'ppt/_rels/presentation.xml.rels',
      relations(slides.map((_, i) => relation(`rId${i + 1}`, `slides/slide${i + 1}.xml`))),
    ),
  ]);
}

const docx = (paragraphs: string): Buffer =>
  zipFile([part('word/document.xml', `<w:document><w:body>${paragraphs}</w:body></w:document>`)]);

export const officeFile = { pptx, docx };
