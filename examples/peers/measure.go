package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// setting is what is divided in one column of the table.
type setting struct {
	name    string
	weights []int64
	bits    int // amounts of up to so many, either sign
	amounts int
}

// settings keep amount × weight below 2^63, which go-money needs.
var settings = []setting{
	{"3, thousands", []int64{447, 596, 607}, 52, 1_000_000},
	{"3, pence", []int64{44_712_345_67, 59_645_678_91, 60_778_901_23}, 27, 1_000_000},
	{"33", weights(33, 1_000_000), 38, 100_000},
	{"333", weights(333, 1_000_000), 34, 10_000},
}

// weights returns so many weights of 1 to most.
func weights(n int, most int64) []int64 {
	random := rand.New(rand.NewPCG(uint64(n), 1))
	out := make([]int64, n)
	for i := range out {
		out[i] = 1 + random.Int64N(most)
	}
	return out
}

// random returns the amounts of the setting: of every size, the small ones as
// often as the large ones, and one in four a refund. Numscript sends no refunds.
func (s setting) random(positive bool) []int64 {
	source := rand.New(rand.NewPCG(uint64(s.bits), 2))
	amounts := make([]int64, s.amounts)
	for i := range amounts {
		amounts[i] = int64(source.Uint64()>>(64-s.bits)) >> source.IntN(s.bits-8)
		if source.IntN(4) == 0 && !positive {
			amounts[i] = -amounts[i]
		}
	}
	return amounts
}

// contender is something to measure: a pass over amounts.
type contender struct {
	name   string
	pass   func(amounts []int64) error
	sample int // only every so many-th amount, for the slow
	refuse bool
}

// contenders returns all that is measured in a setting, ours first, the floor last.
func (s setting) contenders() ([]contender, error) {
	shares := make(attribution.Shares, len(s.weights))
	for i, w := range s.weights {
		shares[i] = attribution.Share{Authority: attribution.Authority(fmt.Sprintf("%03d", i)), Amount: decimal.NewFromInt(w)}
	}
	basis, err := attribution.InProportion(shares)
	if err != nil {
		return nil, err
	}
	n := len(s.weights)
	dst := make([]int64, n*s.amounts)
	source, err := basis.ApportionAll(nil, s.random(false))
	if err != nil {
		return nil, err
	}
	all := []contender{
		{name: "fairshare ApportionAll", sample: 1, pass: func(amounts []int64) error {
			_, err := basis.ApportionAll(dst, amounts)
			return err
		}},
		{name: "fairshare ApportionPence", sample: 1, pass: func(amounts []int64) error {
			for i, amount := range amounts {
				if _, err := basis.ApportionPence(dst[i*n:], amount); err != nil {
					return err
				}
			}
			return nil
		}},
		{name: "fairshare Apportion", sample: 10, pass: func(amounts []int64) error {
			for _, amount := range amounts {
				if _, err := basis.Apportion(decimal.New(amount, -2)); err != nil {
					return err
				}
			}
			return nil
		}},
	}
	for _, p := range peers {
		divide, err := p.prepare(s.weights, false)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		all = append(all, contender{name: p.name, sample: 10, refuse: p.name == "numscript", pass: func(amounts []int64) error {
			for _, amount := range amounts {
				if _, err := divide(amount); err != nil {
					return err
				}
			}
			return nil
		}})
	}
	return append(all, contender{name: "copying the output", sample: 1, pass: func(amounts []int64) error {
		copy(dst[:n*len(amounts)], source)
		return nil
	}}), nil
}

// measure returns the best time of each contender for one amount.
func (s setting) measure(rounds int) (names []string, best []time.Duration, err error) {
	all, err := s.contenders()
	if err != nil {
		return nil, nil, err
	}
	best = make([]time.Duration, len(all))
	for range rounds {
		for i, c := range all {
			amounts := s.random(c.refuse)[:s.amounts/c.sample]
			start := time.Now()
			if err := c.pass(amounts); err != nil {
				return nil, nil, fmt.Errorf("%s: %w", c.name, err)
			}
			// In thousandths of a nanosecond, so that whole numbers do.
			if took := time.Since(start) * 1000 / time.Duration(len(amounts)); best[i] == 0 || took < best[i] {
				best[i] = took
			}
		}
	}
	for _, c := range all {
		names = append(names, c.name)
	}
	return names, best, nil
}

// timeTable measures every setting and writes how many times as long as
// ApportionAll each contender takes.
func timeTable(rounds int) (string, error) {
	var names []string
	columns := make([][]time.Duration, len(settings))
	for i, s := range settings {
		var err error
		if names, columns[i], err = s.measure(rounds); err != nil {
			return "", fmt.Errorf("%s: %w", s.name, err)
		}
	}
	var out strings.Builder
	out.WriteString("| Times as long as ApportionAll |")
	for _, s := range settings {
		fmt.Fprintf(&out, " %s |", s.name)
	}
	out.WriteString("\n|---|" + strings.Repeat("--:|", len(settings)) + "\n")
	for row, name := range names {
		fmt.Fprintf(&out, "| %s |", name)
		for _, column := range columns {
			fmt.Fprintf(&out, " %s |", ratio(column[row], column[0]))
		}
		out.WriteString("\n")
	}
	out.WriteString("| *ApportionAll, an amount* |")
	for _, column := range columns {
		fmt.Fprintf(&out, " *%d.%d ns* |", column[0]/1000, column[0]%1000/100)
	}
	out.WriteString("\n")
	return out.String(), nil
}

// ratio writes a quotient: hundredths below one, tenths below ten.
func ratio(one, other time.Duration) string {
	switch hundredths := (one*100 + other/2) / other; {
	case hundredths < 100:
		return fmt.Sprintf("0.%02d", hundredths)
	case hundredths < 1000:
		return fmt.Sprintf("%d.%d", hundredths/100, hundredths%100/10)
	}
	return fmt.Sprint(int64((one + other/2) / other))
}
