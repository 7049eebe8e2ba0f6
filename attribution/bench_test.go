package attribution_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// basisOf returns a basis of whole weights, its codes in no particular order.
func basisOf(tb testing.TB, weights ...int64) attribution.Basis {
	tb.Helper()
	shares := make(attribution.Shares, len(weights))
	for i, w := range weights {
		shares[i] = attribution.Share{Authority: scattered(i), Amount: decimal.NewFromInt(w)}
	}
	basis, err := attribution.InProportion(shares)
	if err != nil {
		tb.Fatal(err)
	}
	return basis
}

// scattered returns the code of the authority at a position: unlike positions,
// codes do not rise from one to the next.
func scattered(i int) attribution.Authority {
	return attribution.Authority(fmt.Sprintf("%05d/%d", i*7919%100003, i))
}

// randomWeights returns so many weights of 1 to most.
func randomWeights(n int, most int64) []int64 {
	random := rand.New(rand.NewPCG(uint64(n), uint64(most)))
	weights := make([]int64, n)
	for i := range weights {
		weights[i] = 1 + random.Int64N(most)
	}
	return weights
}

// randomAmounts returns amounts of every size and either sign.
func randomAmounts(n int) []int64 {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	amounts := make([]int64, n)
	for i := range amounts {
		amounts[i] = int64(random.Uint64()) >> random.UintN(48)
	}
	return amounts
}

// benchmarkBases are bases that between them use every kernel.
var benchmarkBases = []struct {
	name    string
	weights []int64
}{
	{"sole", []int64{0, 5, 0}},
	{"2 random", randomWeights(2, 1e6)},
	{"3 equal", []int64{1, 1, 1}},
	{"3 percent", []int64{50, 30, 20}},
	{"3 thousands", []int64{447, 596, 607}},
	{"3 pounds", []int64{447_123, 596_456, 607_789}},
	{"3 pence", []int64{44_712_345_67, 59_645_678_91, 60_778_901_23}},
	{"3 huge", []int64{1 << 61, 1<<61 + 1, 1<<60 - 1}},
	{"4 random", randomWeights(4, 1e9)},
	{"6 random", randomWeights(6, 1e9)},
	{"8 random", randomWeights(8, 1e9)},
	{"12 random", randomWeights(12, 1e9)},
	{"33 equal", equalWeights(33)},
	{"33 percent", randomWeights(33, 6)},
	{"33 random", randomWeights(33, 1e9)},
	{"333 equal", equalWeights(333)},
	{"333 random", randomWeights(333, 1e9)},
	{"1000 random", randomWeights(1000, 1e9)},
	{"10000 random", randomWeights(10_000, 1e9)},
	{"100000 random", randomWeights(100_000, 1e9)},
	{"100000 tied", randomWeights(100_000, 2)},
	{"100000 equal", equalWeights(100_000)},
}

func equalWeights(n int) []int64 { return randomWeights(n, 1) }

func BenchmarkBasis_ApportionAll(b *testing.B) {
	for _, base := range benchmarkBases {
		b.Run(base.name, func(b *testing.B) {
			n := len(base.weights)
			basis, amounts := basisOf(b, base.weights...), randomAmounts(max(1_000_000/n/n, 16))
			dst := make([]int64, n*len(amounts))
			b.ReportAllocs()
			for b.Loop() {
				dst, _ = basis.ApportionAll(dst, amounts)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(amounts)), "ns/amount")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(dst)), "ns/share")
		})
	}
}

func BenchmarkBasis_ApportionPence(b *testing.B) {
	for _, base := range benchmarkBases {
		b.Run(base.name, func(b *testing.B) {
			basis, amounts := basisOf(b, base.weights...), randomAmounts(1<<12)
			dst := make([]int64, len(base.weights))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				dst, _ = basis.ApportionPence(dst, amounts[i%len(amounts)])
			}
		})
	}
}

func BenchmarkBasis_Apportion(b *testing.B) {
	for _, base := range benchmarkBases {
		b.Run(base.name, func(b *testing.B) {
			basis, amount := basisOf(b, base.weights...), decimal.New(123_456_789, -2)
			b.ReportAllocs()
			for b.Loop() {
				_, _ = basis.Apportion(amount)
			}
		})
	}
}

func BenchmarkRunning_Add(b *testing.B) {
	for _, base := range benchmarkBases[:16] {
		b.Run(base.name, func(b *testing.B) {
			running, amounts := runningOf(b, 0, base.weights...), randomAmounts(1<<12)
			dst := make([]int64, len(base.weights))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				dst, _ = running.Add(dst, amounts[i%len(amounts)]>>16)
			}
		})
	}
}

func BenchmarkBasis_Working(b *testing.B) {
	basis, amount := basisOf(b, 447, 596, 607), decimal.New(123_456_789, -2)
	b.ReportAllocs()
	for b.Loop() {
		_, _ = basis.Working(amount)
	}
}

func BenchmarkInProportion(b *testing.B) {
	for _, n := range []int{3, 33, 333, 10_000, 1_000_000} {
		for _, order := range []string{"sorted", "scattered"} {
			weights := make(attribution.Shares, n)
			for i, w := range randomWeights(n, 1e9) {
				code := attribution.Authority(fmt.Sprintf("%07d", i))
				if order == "scattered" {
					code = scattered(i)
				}
				weights[i] = attribution.Share{Authority: code, Amount: decimal.New(w, -2)}
			}
			b.Run(fmt.Sprint(n, " ", order), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := attribution.InProportion(weights); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkEqually(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = attribution.Equally("WCC", "RBKC", "LBHF")
	}
}

func BenchmarkSolely(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = attribution.Solely("WCC")
	}
}

func BenchmarkNewRunning(b *testing.B) {
	basis := basisOf(b, 447, 596, 607)
	b.ReportAllocs()
	for b.Loop() {
		_, _ = attribution.NewRunning(basis, 123_456_789)
	}
}

func BenchmarkCharge_On(b *testing.B) {
	basis := basisOf(b, 447, 596, 607)
	charge := attribution.Charge{Service: "Parks", Rule: attribution.RuleOngoing, Amount: decimal.New(123_456_789, -2)}
	b.ReportAllocs()
	for b.Loop() {
		_, _ = charge.On(basis)
	}
}

func BenchmarkByDemand(b *testing.B) {
	participants := []attribution.Authority{"WCC", "RBKC", "LBHF"}
	lines := make([]attribution.Demand, 3)
	for i, a := range participants {
		lines[i] = attribution.Demand{Authority: a, Measure: "orders", Quantity: decimal.NewFromInt(135), Quality: decimal.New(125, -2)}
	}
	b.ReportAllocs()
	for b.Loop() {
		_, _ = attribution.ByDemand(participants, lines...)
	}
}

func BenchmarkParseAmount(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = attribution.ParseAmount("1650000.00")
	}
}
