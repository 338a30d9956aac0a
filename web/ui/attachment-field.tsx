import { CameraOutlined, UploadOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { type ReactNode, useId } from 'react';
import style from './attachment-field.module.css';
import { shrinkPicture } from './shrink-picture.ts';

/** A picture made smaller, or a file as it is; ready to be sent or kept. */
export interface Picked {
  blob: Blob;
  name: string;
}

const ACCEPT = { pictures: 'image/*', papers: 'image/*,application/pdf', texts: '.pptx,.docx,.txt' } as const;

/** The one way to pick a picture, a paper or a text: a tap on words, and what was picked; one that cannot be opened is said. */
export function AttachmentField(props: {
  /** Papers are pictures or PDF. */
  accept: keyof typeof ACCEPT;
  children: ReactNode;
  multiple?: boolean;
  busy?: boolean;
  /** What is said of a picture that cannot be opened. */
  bad: string;
  taken: (picked: Picked[], chosen: number) => void | Promise<void>;
}) {
  const field = useId();
  const { message } = App.useApp();
  const take = async (files: readonly File[]) => {
    const picked: Picked[] = [];
    for (const file of files) {
      const ready = await readyOf(file, props.accept).catch(() => null);
      if (ready) picked.push(ready);
      else void message.error(props.bad);
    }
    if (picked.length > 0) await props.taken(picked, files.length);
  };
  const Icon = props.accept === 'texts' ? UploadOutlined : CameraOutlined;
  return (
    <label htmlFor={field} className={style.field} aria-busy={props.busy}>
      <Icon aria-hidden /> {props.children}
      <input
        id={field}
        type="file"
        accept={ACCEPT[props.accept]}
        multiple={props.multiple}
        className="gj-hidden"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file mended outside and chosen again is taken again
          event.target.value = '';
          void take(files);
        }}
      />
    </label>
  );
}

async function readyOf(file: File, accept: keyof typeof ACCEPT): Promise<Picked> {
  if (accept === 'texts' || file.type === 'application/pdf') return { blob: file, name: file.name };
  return { blob: await shrinkPicture(file), name: 'picture.jpg' };
}
