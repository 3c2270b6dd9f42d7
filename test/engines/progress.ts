/** Where progress goes: a terminal gets one line that changes, everything else a line now and then. */
export interface Screen {
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
}

export interface Progress {
  /** What is being done now; shown with the time since the start. */
  readonly doing: (text: string) => void;
  /** A line that stays. */
  readonly note: (text: string) => void;
  readonly end: () => void;
}

/** `4:07` */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Shows signs of life of one long task: each second on a terminal, each half minute in a log. */
export function progress(name: string, screen: Screen): Progress {
  const started = Date.now();
  let now = 'starting';
  const line = () => `  ${name}  ${clock(Date.now() - started)}  ${now}`;
  const wipe = () => screen.isTerminal && screen.write('\r\u001B[2K');
  const show = () => {
    wipe();
    screen.write(screen.isTerminal ? line().slice(0, 100) : `${line()}\n`);
  };
  const timer = setInterval(show, screen.isTerminal ? 1000 : 30_000);
  return {
    doing: (text) => {
      now = text;
    },
    note: (text) => {
      wipe();
      screen.write(`${text}\n`);
    },
    end: () => {
      clearInterval(timer);
      wipe();
    },
  };
}

/** Counts the lines of `go build -v`: modules that come, packages that are done. */
export function goLines(doing: (text: string) => void): (line: string) => void {
  let modules = 0;
  let packages = 0;
  return (line) => {
    if (line.startsWith('go: ')) {
      modules += 1;
      doing(`fetching modules, ${modules} so far`);
    } else if (/^[\w.-]+(\/[\w.@~-]+)*$/.test(line)) {
      packages += 1;
      doing(`compiling, ${packages} packages so far`);
    }
  };
}
