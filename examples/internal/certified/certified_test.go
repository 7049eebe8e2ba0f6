// Package certified holds implementations of the penny law that are not this
// library's, in other languages, to the vectors: so an implementation can be
// certified by them, and they ask of it what it can give.
package certified

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/vectorstest"
)

// question is what a vector asks: the parts of each amount of a stream. An amount by
// itself is a stream of one.
type question struct {
	id      string
	big     bool   // it needs numbers of more than 64 bits
	from    string // the total that was shared before
	pence   []string
	weights map[string]string
	parts   []map[string]string // what must come out
}

// questions are those of the penny law, of running totals, and of the bases, whose
// proportions are weights.
func questions(t *testing.T) (all []question) {
	for _, v := range vectorstest.PennyVectors(t) {
		all = append(all, question{v.ID, v.Needs == "big", "0", []string{v.Pence}, v.Weights, []map[string]string{v.Shares}})
	}
	for _, v := range vectorstest.BasisVectors(t) {
		all = append(all, question{v.ID, v.Needs == "big", "0", []string{v.Pence}, v.Proportion, []map[string]string{v.Shares}})
	}
	for _, v := range vectorstest.RunningVectors(t) {
		q := question{id: v.ID, big: v.Needs == "big", from: v.From, weights: v.Weights}
		for _, step := range v.Steps {
			q.pence, q.parts = append(q.pence, step.Pence), append(q.parts, step.Parts)
		}
		all = append(all, q)
	}
	return all
}

// answers are the parts of each step of each question.
type answers map[string][]map[string]string

// certify compares answers with what must come out; what needs big numbers must be
// answered only by an implementation that has them.
func certify(t *testing.T, hasBig bool, asked []question, given answers) {
	certified := 0
	for _, q := range asked {
		if q.big && !hasBig {
			continue
		}
		certified++
		assert.Equal(t, q.parts, given[q.id], q.id)
	}
	require.Greater(t, certified, 100)
	t.Logf("%d of %d vectors", certified, len(asked))
}
