/** A clause names its sheet in a sentence; on a tile stands what comes before the colon, without the stop. */
export const tileName = (title: string): string => title.split(/[:：]/)[0]?.replace(/[。.]\s*$/, '') ?? title;
