package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
)

// refusedBecause heads the column that the file of lines refused has beside those
// of the ledger. Where a ledger has it, it is left out: so what was refused can
// be mended in that file, which is then a ledger.
const refusedBecause = "refused because"

// writeRejects hands over what the lines refused are written to: their file, under
// its header, or standard error.
func (r run) writeRejects(l *ledger, use func(out io.Writer) error) error {
	if r.rejects == nil {
		return use(r.std.Err)
	}
	return r.rejects.Write(func(out io.Writer) error {
		if _, err := fmt.Fprintf(out, "%s\n", l.rejectsHeader()); err != nil {
			return err
		}
		return use(out)
	})
}

// rejectsHeader is the ledger's header, and the column of the reasons.
func (l *ledger) rejectsHeader() []byte {
	header := bytes.Join(append(l.passed(l.header), []byte(refusedBecause)), []byte{byte(l.separator)})
	return append([]byte(l.mark), header...)
}

// refuse says that a line is refused, in the form of where that is written, or
// ends the run.
func (r run) refuse(l *ledger) func(out []byte, refused refusal) ([]byte, error) {
	return func(out []byte, refused refusal) ([]byte, error) {
		reason := strings.ReplaceAll(refused.err.Error(), "\n", "; ")
		switch {
		case r.strict:
			return nil, fmt.Errorf("%s %d: %s", l.word(), refused.line, reason)
		case r.rejects == nil:
			return fmt.Appendf(out, "%s %d refused: %s\n", l.word(), refused.line, command.Plain(reason)), nil
		}
		return l.appendRefused(out, refused, fmt.Sprintf("%s %d: %s", l.word(), refused.line, reason)), nil
	}
}

// passed returns the cells of a line that are passed through: all but the reason
// for which it was refused before.
func (l *ledger) passed(cells [][]byte) [][]byte {
	if l.reason < 0 || l.reason >= len(cells) {
		return slices.Clone(cells)
	}
	return slices.Concat(cells[:l.reason], cells[l.reason+1:])
}

// appendRefused writes a line refused: its cells in their columns, and the reason
// in its own. A line that does not fall into the ledger's columns stands whole in
// the first, so that it is refused again until somebody has mended it.
func (l *ledger) appendRefused(out []byte, r refusal, reason string) []byte {
	row := l.passed(l.separator.splitCells(nil, r.record))
	width := len(l.header)
	if l.reason >= 0 {
		width--
	}
	for l.sheet != "" && len(row) < width { // a row ends with its last cell that is not empty
		row = append(row, nil)
	}
	if r.err == errUnclosed || r.err == errBare || r.err == errAfter || len(row) != width {
		row = make([][]byte, width)
		row[0] = appendCell(nil, r.record)
	}
	row = append(row, appendCell(nil, []byte(reason)))
	return append(append(out, bytes.Join(row, []byte{byte(l.separator)})...), '\n')
}
