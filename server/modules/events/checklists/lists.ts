import type { Checklists } from '../../../../contract/checklists.ts';
import type { Text } from '../../../../kernel/index.ts';
import { text } from '../fields.ts';
import type { checkItems } from '../hall/checklists.ts';

export type ListName = Checklists['lists'][number]['list'];
type Item = keyof typeof checkItems;

interface List {
  name: Text;
  items: readonly Item[];
  /** The fact that looking through it records, where it has one of its own. */
  kind?: 'equipment.checked' | 'site.cleared';
}

/** In the order in which a gathering needs them: what the clauses name, and nothing else. */
export const lists: Readonly<Record<ListName, List>> = {
  venue: {
    name: text('看场地', 'the venue'),
    items: ['location', 'parking', 'hotel-class', 'light', 'reception', 'access'],
  },
  'invitation-kit': {
    name: text('邀约用品', 'what inviting needs'),
    items: ['letter', 'words', 'call', 'message', 'email'],
  },
  publicity: { name: text('宣传物料', 'publicity'), items: ['poster', 'leaflet', 'invitation-card'] },
  props: { name: text('道具', 'props'), items: ['sound', 'projector', 'microphone', 'prizes'] },
  goods: {
    name: text('带去的物品', 'goods to take along'),
    items: ['banner', 'products', 'leaflets', 'roll-up-stand', 'gifts', 'prizes'],
  },
  materials: {
    name: text('会场物料', 'materials of the hall'),
    items: [
      'banner',
      'product-manual',
      'roll-up-stand',
      'video',
      'music',
      'slide-projector',
      'projector',
      'laptop',
      'sign-in-book',
      'pens',
      'display-cards',
      'brochures',
      'gift-bags',
      'sashes',
      'camera',
      'flowers',
      'name-plates',
      'lottery-box',
      'tea',
    ],
  },
  'set-up': {
    name: text('运物资布场', 'carried and set up'),
    items: ['products', 'gifts', 'banner-hung', 'tables-and-chairs', 'display-area'],
  },
  setting: {
    name: text('会场布置', 'setting of the hall'),
    items: ['display', 'banner-hung', 'tables-and-chairs', 'display-area'],
  },
  lobby: { name: text('大堂', 'the lobby'), items: ['direction-sign', 'banner-outside'] },
  'sign-in': {
    name: text('签到台', 'the sign-in desk'),
    items: ['flowers', 'book-1', 'book-2', 'pen-1', 'pen-2', 'spare-tickets', 'card-tray', 'corsages'],
  },
  equipment: {
    name: text('设备', 'equipment'),
    items: ['microphone', 'sound', 'player', 'projector', 'lights'],
    kind: 'equipment.checked',
  },
  opening: { name: text('开场前提醒', 'said before the opening'), items: ['washroom'] },
  'before-meeting': { name: text('开会前', 'just before'), items: ['phones', 'washroom', 'tea'] },
  'relief-breaks': { name: text('轮流垫补', 'relief breaks'), items: [] },
  site: {
    name: text('收拾现场', 'the site cleared'),
    items: ['banner', 'products', 'roll-up-stand', 'projector', 'laptop', 'microphone', 'camera'],
    kind: 'site.cleared',
  },
};
