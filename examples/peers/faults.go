package main

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// question is one input that tells libraries apart.
type question struct {
	name    string
	pence   int64
	weights []int64
	codes   string // one letter for each weight; A, B, C unless given
}

var questions = []question{
	{name: "a weight of zero", pence: 1, weights: []int64{0, 1, 1}},
	{name: "the odd penny to the largest fraction", pence: 100, weights: []int64{3333, 3333, 3334}},
	{name: "a larger fraction before tied ones", pence: 6, weights: []int64{14, 14, 14, 18}},
	{name: "a penny listed in another order", pence: 1, weights: []int64{1, 1}, codes: "BA"},
	{name: "fewer pennies than parties", pence: 17, weights: slices.Repeat([]int64{1}, 33)},
	{name: "a refund", pence: -100, weights: []int64{1, 1, 1}},
	{name: "every weight zero", pence: 100, weights: []int64{0, 0, 0}},
	{name: "a large amount", pence: 1 << 62, weights: []int64{3, 1}},
}

// law returns the shares by the penny law.
func (q question) law() ([]int64, error) {
	weights := make(attribution.Shares, len(q.weights))
	for i, w := range q.weights {
		code := attribution.Authority(fmt.Sprintf("%03d", i))
		if q.codes != "" {
			code = attribution.Authority(q.codes[i : i+1])
		}
		weights[i] = attribution.Share{Authority: code, Amount: decimal.NewFromInt(w)}
	}
	basis, err := attribution.InProportion(weights)
	if err != nil {
		return nil, err
	}
	return basis.ApportionPence(nil, q.pence)
}

// asked is how a table writes the question.
func (q question) asked() string {
	return fmt.Sprintf("%s: %dp over %s", q.name, q.pence, list(q.weights, ":"))
}

// answer returns what the shares are and what is wrong with them: "" where they
// are those of the law.
func (q question) answer(p peer) (shares, wrong string) {
	want, refused := q.law()
	divide, err := p.prepare(q.weights, true)
	var got []int64
	if err == nil {
		got, err = divide(q.pence)
	}
	switch {
	case err != nil && strings.HasPrefix(err.Error(), "panic:"):
		return "", "panics"
	case err != nil && refused != nil:
		return "", ""
	case err != nil:
		return "", "refuses"
	case refused != nil:
		return list(got, ", "), "not refused" + lost(got, q.pence)
	case !slices.Equal(got, want):
		return list(got, ", "), "not by the law" + lost(got, q.pence)
	}
	return list(got, ", "), ""
}

// lost says how much of the amount the shares lose or invent.
func lost(shares []int64, pence int64) string {
	left := big.NewInt(pence)
	for _, share := range shares {
		left.Sub(left, big.NewInt(share))
	}
	switch left.Sign() {
	case 1:
		return fmt.Sprintf("; %sp is lost", left)
	case -1:
		return fmt.Sprintf("; %sp is invented", left.Neg(left))
	}
	return ""
}

// list writes numbers, many alike in short.
func list(numbers []int64, separator string) string {
	if len(numbers) <= 4 {
		texts := make([]string, len(numbers))
		for i, n := range numbers {
			texts[i] = fmt.Sprint(n)
		}
		return strings.Join(texts, separator)
	}
	var texts []string
	for start := 0; start < len(numbers); {
		end := start + 1
		for end < len(numbers) && numbers[end] == numbers[start] {
			end++
		}
		text := fmt.Sprint(numbers[start])
		if end-start > 1 {
			text = fmt.Sprintf("%d times %d", end-start, numbers[start])
		}
		texts = append(texts, text)
		start = end
	}
	return strings.Join(texts, ", ")
}

// faultTable writes what each peer answers, for the README.
func faultTable() string {
	var out strings.Builder
	out.WriteString("| Question | By the penny law |")
	for _, p := range peers {
		fmt.Fprintf(&out, " %s |", p.name)
	}
	out.WriteString("\n|---|---|" + strings.Repeat("---|", len(peers)) + "\n")
	for _, q := range questions {
		want, err := q.law()
		law := list(want, ", ")
		if errors.Is(err, attribution.ErrBasis) {
			law = "refused"
		}
		fmt.Fprintf(&out, "| %s | %s |", q.asked(), law)
		for _, p := range peers {
			shares, wrong := q.answer(p)
			switch {
			case wrong == "":
				out.WriteString(" ✓ |")
			case shares == "":
				fmt.Fprintf(&out, " %s |", wrong)
			default:
				fmt.Fprintf(&out, " %s (%s) |", shares, wrong)
			}
		}
		out.WriteString("\n")
	}
	return out.String()
}
