/** 李**: what may be forwarded names nobody in full. */
export const maskedName = (name: string): string => `${[...name][0] ?? ''}**`;
