/** What a client may type, name a file or write in a mail: none of it may become more than text. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  '</textarea></pre></title><script>alert(1)</script>',
  '<a href="javascript:alert(1)">help</a>',
  'javascript:alert(1)',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<math><mtext></p><style><img src=x onerror=alert(1)></style>',
  '{{constructor.constructor("alert(1)")()}}',
  '<form action="https://evil.example"><button>Log in</button></form>',
  '\u202Egpj.exe',
  '&lt;b&gt;not bold&lt;/b&gt;',
];

export const HOSTILE_TEXT = HOSTILE_TEXTS.join('\n');
