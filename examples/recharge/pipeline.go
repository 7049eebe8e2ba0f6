package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"sync"

	"github.com/triborough/fairshare/attribution"
)

// The ledger goes through in batches: one goroutine reads them, one for each
// processor shares them, and the caller writes them in the order in which they
// were read. A fixed number of batches goes round, so memory does not grow with
// the ledger.
//
// Shares of a running total need no more than the total before the line. So
// batches can be shared at once there too: each one adds up its own lines first,
// passes the totals on to the next, and then shares.

// batch is a part of the ledger on its way through.
type batch struct {
	first   int    // the number of its first line
	data    []byte // whole records
	out     []byte // what they become
	refused []byte // what is said of those refused
	tally   tally
	last    refusal // its last line,
	total   bool    // if that is the ledger's total, should no other follow
	err     error   // what ends the run
	shared  chan struct{}

	before, after chan []int64 // running totals by service
}

// refusal is a record that could not be shared, and why.
type refusal struct {
	line   int
	record []byte
	amount int64 // 0 where it cannot be read
	err    error
}

// pipeline is a run over one ledger.
type pipeline struct {
	name      string // of the ledger
	ledger    *ledger
	agreement *agreement
	form      form
	refuse    func(out []byte, r refusal) ([]byte, error) // says that a line is refused, or ends the run

	last  refusal // the last line so far,
	total bool    // if that is the ledger's total, should no other follow
}

// run shares the whole ledger, and writes the shares and what is said of the lines
// refused in order. It returns what it added up.
func (p *pipeline) run(write, writeRefused func([]byte) error, progress func(tally)) (tally, error) {
	ctx, stop := context.WithCancel(context.Background())
	workers := runtime.GOMAXPROCS(0)
	circulating := 2*workers + 2
	free, work, inOrder := make(chan *batch, circulating), make(chan *batch, circulating), make(chan *batch, circulating)
	for range circulating {
		free <- &batch{shared: make(chan struct{}, 1)}
	}
	var failure error // of reading; known once inOrder is closed
	go func() {
		failure = p.read(ctx, free, work, inOrder)
		close(work)
		close(inOrder)
	}()
	var wait sync.WaitGroup
	defer wait.Wait()
	defer stop()
	for range workers {
		wait.Go(func() { p.share(ctx, work) })
	}
	total := tally{byAuthority: make([]sum, len(p.agreement.authorities))}
	for {
		b := <-inOrder
		if b == nil {
			if p.total {
				total.endWith(p.last)
			}
			return total, failure
		}
		<-b.shared
		if err := p.finish(b, &total, write, writeRefused); err != nil {
			return total, err
		}
		progress(total)
		free <- b
	}
}

// receive waits for a value, or for the run to stop. It returns the zero value
// once the channel is closed.
func receive[T any](ctx context.Context, from <-chan T) (value T, err error) {
	select {
	case value = <-from:
		return value, nil
	case <-ctx.Done():
		return value, errStopped
	}
}

var errStopped = errors.New("stopped") // and nobody asks any more

// read reads batches until the ledger ends.
func (p *pipeline) read(ctx context.Context, free <-chan *batch, work, inOrder chan<- *batch) error {
	totals := make(chan []int64, 1)
	totals <- make([]int64, len(p.agreement.services))
	for {
		b, err := receive(ctx, free)
		if err != nil {
			return err
		}
		b.first = p.ledger.line
		if b.data, err = p.ledger.next(b.data); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		b.before, b.after = totals, make(chan []int64, 1)
		totals = b.after
		work <- b
		inOrder <- b
	}
}

// finish writes what became of a batch.
func (p *pipeline) finish(b *batch, total *tally, write, writeRefused func([]byte) error) error {
	err := b.err
	if b.tally.read.lines > 0 {
		if p.total { // the last line before the batch was not the last of all
			var refused []byte
			if refused, err = p.refuse(nil, p.last); err == nil {
				b.refused, err = append(refused, b.refused...), b.err
			}
		}
		p.last, p.total = b.last, b.total
		p.last.record = bytes.Clone(p.last.record) // the batch goes round
	}
	if err != nil {
		return fmt.Errorf("%s: %w", p.name, err)
	}
	total.add(b.tally)
	if err := writeRefused(b.refused); err != nil {
		return err
	}
	return write(b.out)
}

// share shares batches until there are no more.
func (p *pipeline) share(ctx context.Context, work <-chan *batch) {
	n := len(p.agreement.authorities)
	s := &sharer{agreement: p.agreement, form: p.form, refuse: p.refuse, columns: make([]int64, n), takes: make([]bool, n)}
	for {
		b, err := receive(ctx, work)
		if b == nil || err != nil {
			return
		}
		b.out, b.refused, b.last, b.total, b.err = b.out[:0], b.refused[:0], refusal{}, false, nil
		b.tally = tally{bytes: int64(len(b.data)), byAuthority: make([]sum, n)}
		if p.form.onRunningTotals {
			b.err = s.start(ctx, b)
		}
		if b.err == nil {
			s.batch(b)
		}
		b.shared <- struct{}{}
	}
}

// start adds up the batch's lines by service, passes the running totals on to
// the next batch, and makes ready to go on from those it was given.
func (s *sharer) start(ctx context.Context, b *batch) error {
	added, moved := make([]sum, len(s.services)), make([]sum, len(s.services))
	s.each(b, func(_ int, record []byte, err error) {
		if s.read(record, err) == nil {
			added[s.line.service].add(s.line.pence)
			moved[s.line.service].add(max(s.line.pence, -s.line.pence))
		}
	})
	totals, err := receive(ctx, b.before)
	if err != nil {
		return err
	}
	next := make([]int64, len(totals))
	for i, total := range totals {
		if !withinReach(total, moved[i]) {
			b.after <- totals
			return fmt.Errorf("line %d or after: the running total of %s goes past what 64 bits hold in pence", b.first, s.services[i].name)
		}
		next[i] = total + int64(added[i].low)
	}
	b.after <- next
	s.running = make(map[int]*attribution.Running)
	for i, total := range totals {
		if moved[i].isZero() {
			continue // lines of nothing, if any: on every total nobody's share
		}
		if s.running[i], err = attribution.NewRunning(s.services[i].basis, total); err != nil {
			return err
		}
	}
	return nil
}

// withinReach says whether a total stays within an int64 wherever amounts that
// come to so much, signs aside, may move it.
func withinReach(total int64, moved sum) bool {
	return moved.high == 0 && moved.low <= math.MaxInt64 &&
		total <= math.MaxInt64-int64(moved.low) && total >= math.MinInt64+int64(moved.low)
}

// batch shares the records of a batch.
func (s *sharer) batch(b *batch) {
	s.each(b, func(number int, record []byte, err error) {
		if b.total { // the line before was not the last
			s.refuseLine(b, b.last)
		}
		b.tally.read.lines++
		l := &s.line
		err = s.read(record, err)
		b.tally.read.amount.add(l.pence)
		b.total = l.total
		if err == nil {
			b.out, err = s.share(b.out, b.tally.byAuthority)
		}
		if err == nil {
			b.tally.shared++
			return
		}
		b.tally.refused.lines++
		b.tally.refused.amount.add(l.pence)
		if !l.readable {
			b.tally.unreadable++
		}
		if refused := (refusal{number, record, l.pence, err}); l.total {
			b.last = refused
		} else {
			s.refuseLine(b, refused)
		}
	})
}

func (s *sharer) refuseLine(b *batch, r refusal) {
	if b.err == nil {
		b.refused, b.err = s.refuse(b.refused, r)
	}
}

// each goes through the records of a batch that say anything.
func (s *sharer) each(b *batch, use func(number int, record []byte, err error)) {
	number := b.first
	text := bytes.IndexByte(b.data, 0) < 0
	for rest := b.data; len(rest) > 0; {
		length, err := s.separator.cutRecord(rest, true)
		whole := rest[:length]
		rest = rest[length:]
		if record := trimBreak(whole); !s.separator.blank(record) {
			if err == nil && !text && bytes.IndexByte(record, 0) >= 0 {
				err = errNUL
			}
			use(number, record, err)
		}
		number++
		if !s.rows && bytes.IndexByte(whole, '\n') < len(whole)-1 { // a line break within, or none at its end
			number += max(bytes.Count(whole, []byte("\n")), 1) - 1
		}
	}
}
