import { handInText } from '../../../server/modules/events/texts/hand-in-text.ts';
import type { Step } from '../step.ts';
import { SPRING } from './plan-spring.ts';

/** The lecturer's twenty-two slides, as 林涛 hands them in on Tuesday and, mended, on Wednesday. */

const MARKED = {
  14: '禾力蛋白粉\n配料:大豆分离蛋白、乳清蛋白\n坚持服用可降血压',
  21: '大家问得最多的\n吃了就不用管血压了吗?很多人已经根治',
  22: '安禾公司 · 禾力蛋白粉\n不适宜人群:少年儿童、孕妇、乳母\n批准文号:国食健注G20250118\n食健广审(文)第250316-00318号',
};
const MENDED: typeof MARKED = {
  14: '禾力蛋白粉\n配料:大豆分离蛋白、乳清蛋白\n保健功能:增强免疫力(以标签为准)',
  21: '大家问得最多的\n吃了就不用管血压了吗?要管:按时量,处方药照常吃,本品不能治病',
  22: `${MARKED[22]}\n本品不能代替药物`,
};

const deck = (some: typeof MARKED): string[] =>
  [
    '安禾公司膳食营养讲座\n三月联谊会 · 2026 年 3 月 14 日',
    '今天讲什么\n怎么吃够蛋白质 · 怎么看标签 · 大家提问',
    '先说清楚\n本场由安禾公司举办,会上销售蛋白粉、足浴桶和居家安心服务包,七日内未拆封可退',
    '上了年纪,肌肉为什么会少',
    '一天要多少蛋白质\n每公斤体重 1 克上下,肾不好的先问医生',
    '一个鸡蛋、一袋奶、一两瘦肉、半块豆腐',
    '早饭最容易缺',
    '一周菜单(春天)',
    '牙口不好怎么办\n蒸蛋、豆花、鱼肉丸',
    '盐少一点,味道不少',
    '喝水:少量多次',
    '动一动:坐站十次,一天三回',
    '怎么看标签\n蓝帽子、批准文号、适宜人群',
    some[14],
    '怎么吃\n每日一勺,温水冲服,开封后两个月内吃完',
    '谁不要吃\n少年儿童、孕妇、乳母;对大豆、牛奶过敏的',
    '保健食品不具有疾病预防、治疗功能',
    '禾悦足浴桶:水温不过 42 度,糖友先用手试',
    '居家安心服务包:打扫、采买、陪聊',
    '买了想退\n七日内未拆封,一个电话就办',
    some[21],
    some[22],
  ].map((page) => page as string);

export const SLIDES = { first: deck(MARKED), mended: deck(MENDED) };

const handIn = (moment: string, id: string, pages: readonly string[]): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) =>
    world.tx((tx) =>
      handInText(
        tx,
        SPRING,
        {
          id,
          text: 'spring.lecture',
          title: '膳食营养讲座讲稿',
          use: 'slides',
          category: 'health-food',
          speaker: null,
          pages: [...pages],
        },
        'lin-tao',
        'demo',
      ),
    ),
});

export const HANDED_IN: readonly Step[] = [
  handIn('10T11:00', 'spring.lecture.1', SLIDES.first),
  handIn('11T15:10', 'spring.lecture.2', SLIDES.mended),
];
