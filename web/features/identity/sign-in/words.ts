import { defineWords } from '../../../ui/words.ts';

export const signInWords = defineWords('sign-in', {
  signIn: { zh: '登录', en: 'Sign in' },
  into: { zh: '登录 {{name}}', en: 'Sign in to {{name}}' },
  account: { zh: '登录名', en: 'Sign-in name' },
  accountWithCode: { zh: '登录名@公司代码', en: 'Name@organisation' },
  accountHint: { zh: '如 wang-min', en: 'such as wang-min' },
  accountWithCodeHint: { zh: '如 wang-min@anhe', en: 'such as wang-min@anhe' },
  password: { zh: '密码', en: 'Password' },
  keep: { zh: '在这台设备上保持登录', en: 'Stay signed in on this device' },
  keepNote: {
    zh: '多人共用的电脑请取消勾选,12 小时后自动退出。',
    en: 'Untick it on a shared computer: it signs out after 12 hours.',
  },
  forgotten: {
    zh: '忘了密码?请管理员给您发一个新链接。',
    en: 'Forgotten it? The administrator can send you a new link.',
  },
  watch: { zh: '看一场会怎么走完', en: 'Watch one event to its end' },
  watchNote: { zh: '不用登录,一分钟', en: 'No account needed, one minute' },
  show: { zh: '显示密码', en: 'Show the password' },
  language: { zh: 'English', en: '中文' },
  fill: { zh: '这一项要填', en: 'Please fill this in' },

  joinTitle: { zh: '设置您的密码', en: 'Choose your password' },
  joinHello: { zh: '{{name}},欢迎来到{{organisation}}。', en: 'Welcome to {{organisation}}, {{name}}.' },
  joinName: {
    zh: '登录名是 {{name}},以后用它登录。',
    en: 'Your sign-in name is {{name}}; use it from now on.',
  },
  newPassword: { zh: '新密码', en: 'New password' },
  passwordNote: {
    zh: '八个字以上,中文也行。几个不相干的词连起来最好记。',
    en: 'Eight characters or more. A few unrelated words in a row are easiest to remember.',
  },
  begin: { zh: '设好并进入', en: 'Set it and go in' },
  noLink: { zh: '链接不完整', en: 'The link is incomplete' },
  noLinkMend: {
    zh: '请把收到的链接整个复制到地址栏。',
    en: 'Copy the whole link you received into the address bar.',
  },
  toSignIn: { zh: '去登录', en: 'Go to sign-in' },

  setUpTitle: { zh: '开通规矩', en: 'Set up Guiju' },
  step: { zh: '第 {{n}} 步,共 3 步', en: 'Step {{n}} of 3' },
  stepCode: { zh: '证明是您', en: 'Show it is you' },
  stepCompany: { zh: '您的公司', en: 'Your company' },
  stepYou: { zh: '您自己', en: 'Yourself' },
  code: { zh: '开通码', en: 'Set-up code' },
  codeNote: {
    zh: '在运行规矩的那个黑色窗口里,形如 K7Q2-M9XD。',
    en: 'Shown in the window Guiju was started in, such as K7Q2-M9XD.',
  },
  next: { zh: '下一步', en: 'Next' },
  back: { zh: '上一步', en: 'Back' },
  company: { zh: '公司名称', en: 'Name of the company' },
  companyCode: { zh: '公司代码', en: 'Short code' },
  companyCodeNote: {
    zh: '小写字母、数字或横线,以后不能改。只有一家公司时登录不用输入。',
    en: 'Small letters, digits or hyphens; it stays. Not asked at sign-in while there is one company.',
  },
  companyCodeBad: {
    zh: '3 到 32 个小写字母、数字或横线,以字母开头',
    en: '3 to 32 small letters, digits or hyphens, beginning with a letter',
  },
  where: { zh: '公司在哪里', en: 'Where the company is' },
  whereNote: {
    zh: '决定适用哪些地方规定;区县可以以后在设置里填。',
    en: 'Decides which local rules apply; the district can be filled in later.',
  },
  customerWord: { zh: '您怎么称呼服务的人', en: 'What you call the people you serve' },
  files: { zh: '档案怎么放', en: 'How files are kept' },
  electronic: { zh: '电子', en: 'Electronic' },
  paper: { zh: '纸质', en: 'Paper' },
  parallel: { zh: '并行', en: 'Both' },
  filesNote: {
    zh: '电子:打回访时自动借出归还。纸质:在柜台扫码。',
    en: 'Electronic: lent and returned by themselves with each call. Paper: by scanning at the desk.',
  },
  yourName: { zh: '您的姓名', en: 'Your name' },
  nameBad: { zh: '2 到 40 个小写字母、数字、点或横线', en: '2 to 40 small letters, digits, dots or hyphens' },
  youNote: {
    zh: '您先担任管理员和总经理,以后可以交给别人。',
    en: 'You begin as administrator and general manager; you can pass either on later.',
  },
  finish: { zh: '开通', en: 'Set up' },
});
