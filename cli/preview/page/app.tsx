import { createTheme, ThemeContext } from '@grafana/data';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import { useEffect, useMemo, useState } from 'react';
import { textOf } from '../../../src/proof/json';
import { settle, useAddress } from './address';
import { loadShelf, onEdit, type Shelf } from './api';
import { begun } from './begun';
import { BoardView } from './board-view';
import { begin, end, start } from './readiness';
import { Toolbar } from './toolbar';

/** The whole page: a board chosen from those there are, over a time, in a theme. */
export function App() {
  const address = useAddress();
  const { shelf, failure, revision } = useShelf();
  const theme = useMemo(() => createTheme({ colors: { mode: address.theme } }), [address.theme]);
  const board =
    shelf?.boards.find(({ uid }) => uid === address.board) ??
    (address.board === undefined ? shelf?.boards[0] : undefined);
  const title = textOf(board?.['title']);
  useEffect(() => {
    document.title = title === undefined ? 'Preview' : `${title} · preview`;
    document.documentElement.dataset['theme'] = address.theme;
  }, [title, address.theme]);
  useEffect(() => {
    if ((shelf && !board) || failure !== undefined) end(start);
  }, [shelf, board, failure]);
  const beginning = shelf && board ? begun(board, address, shelf.source.choices) : undefined;
  useEffect(() => {
    if (beginning) settle(beginning);
  }, [JSON.stringify(beginning)]);
  const shown = beginning ? undefined : board;
  const colours = { background: theme.colors.background?.canvas, color: theme.colors.text?.primary };
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <div className="page" style={colours}>
        {shelf && shown && <Toolbar key={revision} dashboard={shown} shelf={shelf} />}
        {shelf && shown && <BoardView dashboard={shown} shelf={shelf} revision={revision} />}
        {shelf && !board && (
          <p className="message">There is no board {JSON.stringify(address.board ?? '')} here.</p>
        )}
        {failure !== undefined && (
          <p className="message" role="alert">
            The preview cannot be reached or cannot read the boards: {failure}
          </p>
        )}
      </div>
      <PortalContainer />
    </ThemeContext.Provider>
  );
}

function useShelf(): { shelf: Shelf | undefined; failure: string | undefined; revision: number } {
  const [state, setState] = useState<{ shelf?: Shelf; failure?: string; revision: number }>({ revision: 0 });
  useEffect(() => {
    let gone = false;
    const load = () => {
      begin('shelf');
      loadShelf()
        .then(
          (shelf) => {
            if (!gone) setState(({ revision }) => ({ shelf, revision: revision + 1 }));
          },
          (thrown: unknown) => {
            if (!gone)
              setState(({ shelf, revision }) => ({
                ...(shelf && { shelf }),
                failure: String(thrown),
                revision,
              }));
          },
        )
        .finally(() => end('shelf'));
    };
    load();
    const stop = onEdit(load);
    return () => {
      gone = true;
      stop();
    };
  }, []);
  return { shelf: state.shelf, failure: state.failure, revision: state.revision };
}
