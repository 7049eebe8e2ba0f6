package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the README says of the peers' answers is what they answer.
func TestREADMETellsWhatPeersAnswer(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	assert.Contains(t, string(readme), faultTable())
}

// Where a question has one answer that any library would give, all give it: so
// each peer is asked in a way that it understands.
func TestPeersAgreeWhereThereIsNoOddPenny(t *testing.T) {
	for _, p := range peers {
		divide, err := p.prepare([]int64{1, 2, 3}, true)
		require.NoError(t, err, p.name)
		got, err := divide(600)
		require.NoError(t, err, p.name)
		assert.Equal(t, []int64{100, 200, 300}, got, p.name)
	}
}

func TestEveryContenderRuns(t *testing.T) {
	for _, s := range settings {
		s.amounts = 100
		_, times, err := s.measure(1)
		require.NoError(t, err, s.name)
		assert.Len(t, times, len(peers)+4)
	}
}

func BenchmarkPeers(b *testing.B) {
	for _, s := range settings {
		s.amounts = min(s.amounts, 1_000_000/len(s.weights))
		all, err := s.contenders()
		require.NoError(b, err)
		for _, c := range all {
			b.Run(fmt.Sprintf("%s/%s", s.name, c.name), func(b *testing.B) {
				amounts := s.random(c.refuse)[:s.amounts/c.sample]
				b.ReportAllocs()
				for b.Loop() {
					if err := c.pass(amounts); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(amounts)), "ns/amount")
			})
		}
	}
}

// The README of the repository shows what every method makes of one input. The
// first question of its answers is of 33 equal parties: 17p exactly are half a
// penny and a little each, which is rounded up 32 times, so that the last gets
// 17 − 32 = −15.
func TestREADMEComparesTheMethods(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	assert.Contains(t, string(readme), methodTable())
	shares := methods[2].divide(17, slices.Repeat([]int64{1}, 33))
	assert.Contains(t, strings.Join(strings.Fields(string(readme)), " "), fmt.Sprintf("17p among 33 equal parties gives the last %dp", shares[32]))
}

// Every peer follows exactly one of the methods.
func TestEveryPeerFollowsAMethod(t *testing.T) {
	table := methodTable()
	for _, p := range peers {
		assert.Equal(t, 1, strings.Count(table, p.name), p.name)
	}
}
