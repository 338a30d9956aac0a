import { type Cell, csvText, largeXlsxFile } from '../test/world/list-files.ts';

/** The list every import bench brings: 100,000 lines, nearly all of them new people, as untidy as such lists are. */
export const ROWS = 100_000;

const SURNAMES = [...'李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'];
const GIVEN = [...'桂芳建国德林秀兰淑珍玉梅素华平开容永红小云志强文彬福生庆丽霞'];

const HEADINGS = ['姓名', '电话', '性别', '生日', '社区', '地址', '授权来源'];

function* rows(): Generator<Cell[]> {
  yield HEADINGS;
  for (let i = 0; i < ROWS; i++) yield row(i);
}

function row(i: number): Cell[] {
  const name = `${SURNAMES[i % 30]}${GIVEN[(i * 7) % 31]}${GIVEN[(i * 13 + 5) % 31]}`;
  // One in twenty shares the number of the line before; one in two hundred is cut short
  const number = 13_000_000_000 + (i % 20 === 19 ? i - 1 : i) * 7_919;
  const phone = i % 200 === 7 ? '1380013' : i % 3 === 0 ? `+86 ${number}` : String(number);
  const born = `${1940 + (i % 30)}.${(i % 12) + 1}.${(i % 28) + 1}`;
  return [
    name,
    phone,
    i % 2 ? '女' : '男',
    born,
    `城南第${i % 40}社区`,
    `松涛路${i % 500}号${i % 9}栋`,
    i % 4 === 0 ? '' : '登记表',
  ];
}

export const csvList = (): Buffer => Buffer.from(csvText([...rows()]));
export const xlsxList = (): Promise<Buffer> => largeXlsxFile(rows());
