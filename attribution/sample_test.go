package attribution

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
)

// lawShares divides by the penny law as one would on paper, in large integers:
// divide, round down, sort by remainder and code, hand out what is left.
func lawShares(codes []Authority, weights []*big.Int, amount *big.Int) []*big.Int {
	sum := new(big.Int)
	for _, w := range weights {
		sum.Add(sum, w)
	}
	magnitude := new(big.Int).Abs(amount)
	left := new(big.Int).Set(magnitude)
	shares, remainders, queue := make([]*big.Int, len(codes)), make([]*big.Int, len(codes)), make([]int, len(codes))
	for i, w := range weights {
		shares[i], remainders[i] = new(big.Int).QuoRem(new(big.Int).Mul(magnitude, w), sum, new(big.Int))
		left.Sub(left, shares[i])
		queue[i] = i
	}
	slices.SortFunc(queue, func(i, j int) int {
		return cmp.Or(remainders[j].Cmp(remainders[i]), cmp.Compare(codes[i], codes[j]))
	})
	for _, i := range queue[:left.Int64()] {
		shares[i].Add(shares[i], big.NewInt(1))
	}
	if amount.Sign() < 0 {
		for _, share := range shares {
			share.Neg(share)
		}
	}
	return shares
}

// sample is a basis and what it was made of.
type sample struct {
	name    string
	kernel  kernel
	weights []*big.Int
	codes   []Authority
	basis   Basis
}

// newSample makes a basis of whole weights, with codes in no particular order.
func newSample(tb testing.TB, name string, kernel kernel, weights []*big.Int) sample {
	tb.Helper()
	s := sample{name: name, kernel: kernel, weights: weights, codes: make([]Authority, len(weights))}
	shares := make(Shares, len(weights))
	for i, w := range weights {
		s.codes[i] = Authority(fmt.Sprintf("%03d/%d", i*577%1009, i))
		shares[i] = Share{s.codes[i], decimal.NewFromBigInt(w, 0)}
	}
	basis, err := derived(shares, "in proportion")
	if err != nil {
		tb.Fatal(err)
	}
	s.basis = basis
	return s
}

func integers(values ...uint64) []*big.Int {
	weights := make([]*big.Int, len(values))
	for i, v := range values {
		weights[i] = new(big.Int).SetUint64(v)
	}
	return weights
}

// power returns 2^n + plus.
func power(n uint, plus int64) *big.Int {
	value := new(big.Int).Lsh(big.NewInt(1), n)
	return value.Add(value, big.NewInt(plus))
}

// spread returns n random weights of up to so many bits that sum to sum.
func spread(n int, sum *big.Int) []*big.Int {
	random := rand.New(rand.NewPCG(uint64(n), uint64(sum.BitLen())))
	cuts := []*big.Int{new(big.Int), sum}
	for range n - 1 {
		cut := new(big.Int)
		for range sum.BitLen()/64 + 2 {
			cut.Or(cut.Lsh(cut, 64), new(big.Int).SetUint64(random.Uint64()))
		}
		cuts = append(cuts, cut.Mod(cut, sum))
	}
	slices.SortFunc(cuts, (*big.Int).Cmp)
	weights := make([]*big.Int, n)
	for i := range weights {
		weights[i] = new(big.Int).Sub(cuts[i+1], cuts[i])
	}
	weights[0].Add(weights[0], weights[n-1]) // one weight of zero among them
	weights[n-1] = new(big.Int)
	return weights
}

func repeated(n int, pattern ...uint64) []*big.Int {
	values := make([]uint64, n)
	for i := range values {
		values[i] = pattern[i%len(pattern)]
	}
	return integers(values...)
}

// samples are bases for every kernel, on both sides of each threshold.
func samples(tb testing.TB) []sample {
	of := func(name string, kernel kernel, weights []*big.Int) sample {
		return newSample(tb, name, kernel, weights)
	}
	return []sample{
		of("one authority", kernelOne, integers(7)),
		of("one bearer among three", kernelOne, integers(0, 7, 0)),
		of("two equal", kernelTwo, integers(1, 1)),
		of("two", kernelTwo, integers(1, 2)),
		of("two, one of them nearly nothing", kernelTwo, integers(1, math.MaxUint64-1)),
		of("two, the last sum for two words", kernelTwo, []*big.Int{power(63, 1), power(63, -1)}),
		of("two, the first sum for three words", kernelWide, []*big.Int{power(63, 1), power(63, 0)}),
		of("three equal", kernelThree, integers(1, 1, 1)),
		of("three with the paradox", kernelThree, integers(1, 3, 3)),
		of("three percentages", kernelThree, integers(50, 30, 20)),
		of("three with a zero", kernelThree, integers(5, 0, 3)),
		of("three, the largest table", kernelThree, integers(2729, 1, 0)),
		of("three, too large for a table", kernelThree, integers(2730, 1, 0)),
		of("three in pence", kernelThree, integers(44_712_345_67, 59_645_678_91, 60_778_901_23)),
		of("three, tied and large", kernelThree, integers(1<<60, 1<<60, 1<<60-1)),
		of("three, the last sum for two words", kernelThree, integers(1<<63+1, 1<<61, 768614336404564649)),
		of("three, the first sum for three words", kernelWide, integers(1<<63+1, 1<<61, 768614336404564650)),
		of("four equal", kernelEqual, repeated(4, 1)),
		of("four that sum to four", kernelFew, integers(2, 0, 1, 1)),
		of("four, the last sum for two words", kernelFew, spread(4, power(63, 0))),
		of("four, the first sum for three words", kernelWide, spread(4, power(63, 1))),
		of("five tied", kernelFew, integers(3, 3, 7, 3, 7)),
		of("eight", kernelFew, spread(8, power(40, 11))),
		of("nine", kernelMany, spread(9, power(40, 11))),
		of("nine in a table", kernelMany, repeated(9, 1, 2, 3)),
		of("33 equal", kernelEqual, repeated(33, 1)),
		of("33 percentages", kernelMany, repeated(33, 3, 3, 3, 3, 3, 4, 2)),
		of("33", kernelMany, spread(33, power(30, 0))),
		of("33, the last sum for two words", kernelMany, spread(33, new(big.Int).Quo(power(65, 0), big.NewInt(33)))),
		of("33, the first sum for three words", kernelWide, spread(33, new(big.Int).Quo(power(65, 33), big.NewInt(33)))),
		of("64 tied", kernelMany, repeated(64, 1<<50, 1<<50, 1<<50+1)),
		of("333 equal but one", kernelMany, append(repeated(332, 5), big.NewInt(4))),
		of("333 tied by halves", kernelMany, repeated(333, 1, 2)),
		of("1000", kernelMany, spread(1000, power(44, 1))),
		of("wide, three", kernelWide, spread(3, power(127, -1))),
		of("wide, three tied", kernelWide, []*big.Int{power(100, 0), power(100, 0), power(100, 1)}),
		of("wide, 40 of 128 digits", kernelWide, spread(40, power(424, 0))),
		of("wide, 200 tied", kernelWide, append(spread(40, power(200, 0)), slices.Repeat([]*big.Int{power(190, 0)}, 160)...)),
	}
}

// amounts returns the amounts most likely to go wrong, and random ones of every
// size.
func (s sample) amounts(random int) []int64 {
	sum := new(big.Int)
	divisor := new(big.Int)
	for _, w := range s.weights {
		sum.Add(sum, w)
		divisor.GCD(nil, nil, divisor, w)
	}
	amounts := []int64{0, 1, 2, 3, 4, 5, 7, 99, 100, 101, math.MaxInt64, math.MaxInt64 - 1, math.MinInt64, math.MinInt64 + 1}
	for bit := range 63 {
		amounts = append(amounts, 1<<bit-1, 1<<bit, 1<<bit+1)
	}
	if sum.Quo(sum, divisor); sum.IsInt64() { // around whole and half times the sum remainders are nought or tied
		sum, most := sum.Int64(), math.MaxInt64/sum.Int64()
		for _, times := range []int64{1, 2, 3, 10, most / 2, most - 1, most} {
			if times <= most && times > 0 {
				amounts = append(amounts, times*sum, times*sum-1, times*sum-sum/2, times*sum-sum+1)
			}
		}
	}
	source := rand.New(rand.NewPCG(uint64(len(s.weights)), 5))
	for range random {
		amounts = append(amounts, int64(source.Uint64())>>source.UintN(63))
	}
	for _, amount := range amounts {
		amounts = append(amounts, -amount)
	}
	return amounts
}

func (s sample) want(amount int64) []int64 {
	want := make([]int64, len(s.codes))
	for i, share := range lawShares(s.codes, s.weights, big.NewInt(amount)) {
		want[i] = share.Int64()
	}
	return want
}
