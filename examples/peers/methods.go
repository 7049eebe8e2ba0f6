package main

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// method is a way to round shares to whole pennies.
type method struct {
	name   string
	divide func(pence int64, weights []int64) []int64
}

// methods are those in use, each in its own few lines, so that it can be seen which
// of them a library follows.
var methods = []method{
	{"**the largest remainder: this library**", func(pence int64, weights []int64) []int64 {
		shares, _ := question{pence: pence, weights: weights}.law()
		return shares
	}},
	{"each rounded by itself", rounded},
	{"each rounded, and the last gets what is left", func(pence int64, weights []int64) []int64 {
		shares := rounded(pence, weights)
		last := len(shares) - 1
		shares[last] = pence - sum(shares[:last])
		return shares
	}},
	{"each rounded down, and the first get what is left", func(pence int64, weights []int64) []int64 {
		shares := make([]int64, len(weights))
		for i, w := range weights {
			shares[i] = pence * w / sum(weights)
		}
		for i, left := 0, pence-sum(shares); left > 0; i, left = i+1, left-1 {
			shares[i]++
		}
		return shares
	}},
}

// rounded rounds each share half up, whatever they come to.
func rounded(pence int64, weights []int64) []int64 {
	shares, total := make([]int64, len(weights)), sum(weights)
	for i, w := range weights {
		shares[i] = (2*pence*w + total) / (2 * total)
	}
	return shares
}

func sum(numbers []int64) (sum int64) {
	for _, n := range numbers {
		sum += n
	}
	return sum
}

// methodTable writes what each method makes of one input, and which peers follow
// it, for the README of the repository.
func methodTable() string {
	q := questions[slices.IndexFunc(questions, func(q question) bool { return q.name == "a larger fraction before tied ones" })]
	var out strings.Builder
	fmt.Fprintf(&out, "| %dp over %s | A | B | C | D | in all |\n|---|--:|--:|--:|--:|--:|\n| exactly |", q.pence, list(q.weights, " : "))
	for _, w := range q.weights {
		fmt.Fprintf(&out, " %s |", big.NewRat(q.pence*w, sum(q.weights)).FloatString(1))
	}
	fmt.Fprintf(&out, " %d |\n", q.pence)
	for _, m := range methods {
		shares := m.divide(q.pence, q.weights)
		var followers []string
		for _, p := range peers {
			if answer, _ := q.answer(p); answer == list(shares, ", ") {
				followers = append(followers, p.name)
			}
		}
		name := m.name
		if followers != nil {
			name += ": " + strings.Join(followers, ", ")
		}
		fmt.Fprintf(&out, "| %s | %s | %d |\n", name, list(shares, " | "), sum(shares))
	}
	return out.String()
}
