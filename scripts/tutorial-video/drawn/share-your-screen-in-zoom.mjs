// Draws the slides of this tutorial: what Zoom looks like at each step.

const ink = '#1f2933';
const blue = '#0b5cff';
const green = '#1f9d55';
const red = '#d64545';

const rect = (x, y, width, height, fill, more = '') =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`;
const text = (x, y, size, fill, content, more = '') =>
  `<text x="${x}" y="${y}" font-family="DejaVu Sans" font-size="${size}" fill="${fill}" ${more}>${content}</text>`;
const centred = (x, y, size, fill, content) =>
  text(x, y, size, fill, content, 'text-anchor="middle"');
const button = (x, y, width, label, fill, labelFill = '#ffffff') =>
  rect(x, y, width, 44, fill, 'rx="8"') + centred(x + width / 2, y + 29, 18, labelFill, label);
/** A ring around what the viewer should look at. */
const ring = (x, y, width, height) =>
  rect(x - 8, y - 8, width + 16, height + 16, 'none', 'rx="12" stroke="#f0a202" stroke-width="6"');
const pointer = (x, y) =>
  `<path d="M${x} ${y} l0 34 l9 -8 l7 15 l7 -3 l-7 -15 l12 -1 z" fill="#ffffff" stroke="${ink}" stroke-width="2.5"/>`;

const slide = (
  heading,
  drawing,
) => `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720" viewBox="0 0 1280 720">
${rect(0, 0, 1280, 720, '#eef2f7')}${rect(0, 0, 1280, 84, ink)}
${text(48, 55, 32, '#ffffff', heading)}${text(1232, 55, 18, '#9fb3c8', 'Help desk tutorials', 'text-anchor="end"')}
${drawing}
</svg>`;

const person = (x, y, name, fill) =>
  rect(x, y, 300, 180, '#32415a', 'rx="10"') +
  `<circle cx="${x + 150}" cy="${y + 72}" r="38" fill="${fill}"/>` +
  rect(x + 95, y + 116, 110, 64, fill, 'rx="30"') +
  text(x + 14, y + 166, 16, '#ffffff', name);

const meeting = (shareFill) => {
  const labels = ['Mute', 'Video', 'People', 'Chat', 'Share', 'Host tools', 'More'];
  const bar = labels.map((label, index) => {
    const x = 250 + index * 115;
    const fill = label === 'Share' ? shareFill : '#52606d';
    return rect(x + 30, 578, 44, 34, fill, 'rx="8"') + centred(x + 52, 638, 16, '#ffffff', label);
  });
  return (
    rect(190, 130, 900, 530, '#1b2536', 'rx="14"') +
    person(250, 180, 'Ada', '#7b93c9') +
    person(730, 180, 'You', '#c98f7b') +
    person(490, 375, 'Grace', '#7bc9a4') +
    rect(190, 562, 900, 98, '#101826', 'rx="14"') +
    bar.join('')
  );
};

const chooser = (isSoundTicked) => {
  const choices = [
    'Screen',
    'Whiteboard',
    'Lecture 4 – Slides',
    'Browser',
    'Notes',
    'Video player',
  ];
  const tiles = choices.map((label, index) => {
    const x = 260 + (index % 3) * 265;
    const y = 210 + Math.floor(index / 3) * 170;
    const isChosen = index === 2;
    return (
      rect(
        x,
        y,
        230,
        120,
        isChosen ? '#dbe7ff' : '#e4e7eb',
        `rx="8" stroke="${isChosen ? blue : '#cbd2d9'}" stroke-width="3"`,
      ) +
      rect(x + 45, y + 22, 140, 70, '#ffffff', 'rx="4"') +
      rect(x + 60, y + 38, 80, 8, '#9aa5b1') +
      rect(x + 60, y + 56, 110, 8, '#cbd2d9') +
      centred(x + 115, y + 146, 17, ink, label)
    );
  });
  const box = (x, label, isTicked) =>
    rect(x, 582, 24, 24, isTicked ? blue : '#ffffff', `rx="4" stroke="${blue}" stroke-width="2"`) +
    (isTicked
      ? `<path d="M${x + 5} 594 l6 7 l10 -14" fill="none" stroke="#ffffff" stroke-width="3"/>`
      : '') +
    text(x + 34, 601, 17, ink, label);
  return (
    rect(210, 120, 860, 520, '#ffffff', 'rx="14" stroke="#cbd2d9" stroke-width="2"') +
    text(250, 170, 22, ink, 'Select a window or an application that you want to share') +
    tiles.join('') +
    box(250, 'Share sound', isSoundTicked) +
    box(430, 'Optimize for video clip', isSoundTicked) +
    button(920, 572, 120, 'Share', blue)
  );
};

const desktop = (drawing) =>
  rect(140, 120, 1000, 550, '#ffffff') +
  rect(140, 630, 1000, 40, '#d9e2ec') +
  rect(140, 120, 1000, 550, 'none', `stroke="${green}" stroke-width="8"`) +
  text(200, 330, 40, ink, 'Lecture 4') +
  text(200, 385, 24, '#52606d', 'Supply and demand') +
  `<path d="M640 560 L640 260 M640 560 L1040 560" stroke="${ink}" stroke-width="4" fill="none"/>` +
  `<path d="M660 290 L1010 530" stroke="${blue}" stroke-width="5"/><path d="M660 530 L1010 290" stroke="${red}" stroke-width="5"/>` +
  drawing;

const controls = (labels, lit) => {
  const parts = labels.map((label, index) => {
    const x = 300 + index * 140;
    return (
      button(x, 142, 130, label, label === 'Stop Share' ? red : '#32415a') +
      (label === lit ? ring(x, 142, 130, 44) : '')
    );
  });
  return rect(285, 130, 30 + labels.length * 140, 68, '#101826', 'rx="12"') + parts.join('');
};
const all = ['New Share', 'Pause Share', 'Annotate', 'More', 'Stop Share'];

/** An SVG for each heading of the narration. */
export const slides = {
  welcome: slide(
    'Share your screen in Zoom',
    centred(640, 250, 54, ink, 'Share your screen in Zoom') +
      ['Choose what people see', 'Share sound', 'Pause, annotate and stop']
        .map(
          (line, index) =>
            `<circle cx="420" cy="${352 + index * 70}" r="10" fill="${blue}"/>${text(450, 362 + index * 70, 30, ink, line)}`,
        )
        .join(''),
  ),
  toolbar: slide('1  Click Share', meeting(green) + ring(738, 572, 50, 76) + pointer(784, 584)),
  chooser: slide(
    '2  Choose what to share',
    chooser(false) + ring(920, 572, 120, 44) + pointer(1014, 602),
  ),
  border: slide(
    '3  Look for the green border',
    desktop(controls(all)) +
      centred(640, 700, 22, ink, 'People see what is inside the green border.'),
  ),
  sound: slide('4  Share sound', chooser(true) + ring(248, 578, 160, 32) + pointer(300, 604)),
  pause: slide(
    '5  Pause and resume',
    desktop(
      controls(['New Share', 'Resume Share', 'Annotate', 'More', 'Stop Share'], 'Resume Share') +
        centred(640, 245, 24, '#9a6700', 'Your screen sharing is paused'),
    ),
  ),
  annotate: slide(
    '6  Annotate',
    desktop(
      controls(all, 'Annotate') +
        ['Mouse', 'Text', 'Draw', 'Arrow', 'Spotlight', 'Clear']
          .map((label, index) =>
            button(230 + index * 140, 212, 128, label, '#ffffff', ink).replace(
              '/>',
              ' stroke="#cbd2d9"/>',
            ),
          )
          .join('') +
        `<ellipse cx="835" cy="410" rx="70" ry="48" fill="none" stroke="${green}" stroke-width="6"/>${text(920, 400, 24, green, 'Equilibrium')}`,
    ),
  ),
  permission: slide(
    'If the Share button is grey',
    meeting('#3a4452') +
      ring(834, 572, 96, 76) +
      centred(640, 700, 22, ink, 'The host opens Host tools and ticks Share screen.'),
  ),
  stop: slide('7  Stop sharing', desktop(controls(all, 'Stop Share') + pointer(930, 172))),
  end: slide(
    'Do you need more help?',
    centred(640, 320, 44, ink, 'Ask the support bot') +
      centred(640, 390, 30, '#52606d', 'or open a ticket with the help desk') +
      centred(640, 470, 24, blue, 'help.example.edu'),
  ),
};
