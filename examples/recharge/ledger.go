package main

import (
	"bytes"
	"fmt"
	"io"

	"github.com/triborough/fairshare/examples/internal/workbook"
)

const (
	batchSize   = 256 << 10 // bytes read at a time, and the most that one record may have
	columnLimit = 256       // columns of a ledger: a sheet of the old workbooks had as many
)

// ledger is a CSV file that is read in batches of whole records.
type ledger struct {
	input   io.Reader
	size    int    // of a batch, in bytes
	carried []byte // read, but not handed over yet: a record begins here
	line    int    // the number of its first line
	ended   bool   // the input has

	separator separator
	mark      string   // the byte-order mark, if there was one
	columns   []string // the names of its columns
	header    [][]byte // their cells as they stand
	titles    int      // lines before the header
	reason    int      // the column that says why a line was refused before, or -1

	sheet string // of a workbook: there a record is a row, and so is a line
}

// openLedger reads up to the header, which has the columns named. Of a workbook it
// reads the sheet named, or the first.
func openLedger(input io.Reader, sheet string, named ...string) (*ledger, error) {
	l := &ledger{input: input, size: batchSize, line: 1}
	if err := l.fill(&l.carried); err != nil {
		return nil, err
	}
	if workbook.Begins(l.carried) {
		if err := l.openSheet(sheet); err != nil {
			return nil, err
		}
	} else if sheet != "" {
		return nil, fmt.Errorf("the ledger is no workbook: it has no sheet %q", sheet)
	}
	if err := refuseOtherForms(l.carried); err != nil {
		return nil, err
	}
	if rest, marked := bytes.CutPrefix(l.carried, []byte("\ufeff")); marked {
		l.mark, l.carried = "\ufeff", rest
	}
	return l, l.findHeader(named)
}

// next reads a batch of whole records into data, or returns io.EOF. A record that
// its quotation marks leave open for longer than a batch is malformed.
func (l *ledger) next(data []byte) ([]byte, error) {
	data = append(data[:0], l.carried...)
	l.carried = l.carried[:0]
	if err := l.fill(&data); err != nil {
		return nil, err
	}
	if len(data) == 0 {
		return nil, io.EOF
	}
	length := l.whole(data)
	if length == 0 {
		if length = bytes.IndexByte(data, '\n') + 1; length == 0 {
			return nil, l.tooLong(l.line)
		}
	}
	l.carried = append(l.carried, data[length:]...)
	data = data[:length]
	l.line += l.lines(data)
	return data, nil
}

func (l *ledger) tooLong(line int) error {
	return fmt.Errorf("%s %d is longer than %d bytes: is this a CSV file?", l.word(), line, l.size)
}

// fill reads until data holds a batch and a byte more, for a line break or for the
// end of the input to show, or the input ends.
func (l *ledger) fill(data *[]byte) error {
	for len(*data) <= l.size && !l.ended {
		if cap(*data) <= l.size {
			*data = append(make([]byte, 0, l.size+1), *data...)
		}
		n, err := l.input.Read((*data)[len(*data) : l.size+1])
		*data = (*data)[:len(*data)+n]
		if err == io.EOF {
			l.ended = true
		} else if err != nil {
			return err
		}
	}
	return nil
}

// whole returns the length of the whole records at the start of data. A record
// whose quotation mark is never closed ends the batch, so that whoever splits it
// again comes to the same end.
func (l *ledger) whole(data []byte) int {
	if bytes.IndexByte(data, '"') < 0 {
		if l.ended {
			return len(data)
		}
		return bytes.LastIndexByte(data, '\n') + 1
	}
	length := 0
	for length < len(data) {
		record, err := l.separator.cutRecord(data[length:], l.ended)
		if record == 0 {
			break
		}
		length += record
		if err == errUnclosed {
			break
		}
	}
	return length
}

// lines is how many lines a batch has, or rows.
func (l *ledger) lines(data []byte) int {
	if l.sheet == "" {
		breaks := bytes.Count(data, []byte("\n"))
		if data[len(data)-1] != '\n' {
			breaks++
		}
		return breaks
	}
	rows := 0
	for len(data) > 0 {
		length, _ := l.separator.cutRecord(data, true)
		data = data[length:]
		rows++
	}
	return rows
}

// word is what the ledger calls a line.
func (l *ledger) word() string {
	if l.sheet != "" {
		return "row"
	}
	return "line"
}
