package pennytest

import (
	"cmp"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
)

// Sample is weights to divide among, and the order of ties.
type Sample struct {
	Name    string
	Kernel  string // the way in which the engine divides among them
	Weights []*big.Int
	Order   []int32 // positions; in no particular order
}

// NewSample returns a sample whose order of ties is a shuffle.
func NewSample(name, kernel string, weights []*big.Int) Sample {
	s := Sample{name, kernel, weights, make([]int32, len(weights))}
	for i := range s.Order {
		s.Order[i] = int32(i)
	}
	slices.SortFunc(s.Order, func(i, j int32) int {
		return cmp.Or(cmp.Compare(i*577%1009, j*577%1009), cmp.Compare(i, j))
	})
	return s
}

// Samples returns weights for every kernel, on both sides of each threshold, and
// those that others are known to divide wrong.
func Samples() []Sample {
	return []Sample{
		NewSample("one party", "one", Integers(7)),
		NewSample("one bearer among three", "one", Integers(0, 7, 0)),
		NewSample("two equal", "two", Integers(1, 1)),
		NewSample("two", "two", Integers(1, 2)),
		NewSample("two, one of them nearly nothing", "two", Integers(1, math.MaxUint64-1)),
		NewSample("two, the last sum for two words", "two", []*big.Int{Power(63, 1), Power(63, -1)}),
		NewSample("two, the first sum for three words", "wide", []*big.Int{Power(63, 1), Power(63, 0)}),
		NewSample("three equal", "three", Integers(1, 1, 1)),
		NewSample("three, a zero before two equal", "three", Integers(0, 1, 1)),
		NewSample("three with the paradox", "three", Integers(1, 3, 3)),
		NewSample("three percentages", "three", Integers(50, 30, 20)),
		NewSample("three with a zero", "three", Integers(5, 0, 3)),
		NewSample("three, the largest table", "three", Integers(2729, 1, 0)),
		NewSample("three, too large for a table", "three", Integers(2730, 1, 0)),
		NewSample("three in pence", "three", Integers(44_712_345_67, 59_645_678_91, 60_778_901_23)),
		NewSample("three, tied", "three", Integers(1<<40, 1<<40, 1<<40-1)),
		NewSample("three, the first tied", "three", Integers(1<<40+1, 1<<40, 1<<40+1)),
		NewSample("three, tied and large", "few", Integers(1<<60+1<<59, 1<<60+1<<59, 1<<60+1<<59-1)),
		// A step of three is for sums of at most 2^65 ÷ 9.
		NewSample("three, the least step", "three", Integers(1<<61+1, 1<<60, 640_511_947_003_803_874)),
		NewSample("three, a step too small", "few", Integers(1<<61+1, 1<<60, 640_511_947_003_803_875)),
		NewSample("three, the least step, tied", "three", Integers(1_366_425_486_941_448_267, 1_366_425_486_941_448_267, 1_366_425_486_941_448_269)),
		// The first in the order of ties is ahead of the second by no more than the last words can tell.
		NewSample("three, the least step, tied at 2^63 - 2", "three", Integers(431_152_788_374_095_822, 3_236_970_884_076_153_159, 431_152_788_374_095_822)),
		NewSample("three, the least step, tied at 2^63", "three", Integers(515_423_956_196_708_534, 3_068_428_548_430_927_735, 515_423_956_196_708_534)),
		// And here, at 1p, it is behind or ahead of one that weighs 1 more or less.
		NewSample("three, the least step, the third weighs 1 more", "three", Integers(1_366_425_486_941_448_300, 1_366_425_486_941_448_301, 1_366_425_486_941_448_202)),
		NewSample("three, the least step, the second weighs 1 more", "three", Integers(1_366_425_486_941_448_300, 1_366_425_486_941_448_202, 1_366_425_486_941_448_301)),
		NewSample("three, the least step, the third weighs 1 less", "three", Integers(1_366_425_486_941_448_301, 1_366_425_486_941_448_300, 1_366_425_486_941_448_202)),
		NewSample("three, the last sum for two words", "few", Integers(1<<63+1, 1<<61, 768_614_336_404_564_649)),
		NewSample("three, the first sum for three words", "wide", Integers(1<<63+1, 1<<61, 768_614_336_404_564_650)),
		NewSample("four equal", "equal", repeated(4, 1)),
		NewSample("four that sum to four", "few", Integers(2, 0, 1, 1)),
		NewSample("four, three of them tied", "few", Integers(14, 14, 14, 18)),
		NewSample("four, the last sum for two words", "few", spread(4, Power(63, 0))),
		NewSample("four, the first sum for three words", "wide", spread(4, Power(63, 1))),
		NewSample("four, rounding and step alike", "few", RoundingAndStepAlike()),
		NewSample("five tied", "few", Integers(3, 3, 7, 3, 7)),
		NewSample("eight", "few", spread(8, Power(40, 11))),
		NewSample("nine", "many", spread(9, Power(40, 11))),
		NewSample("nine in a table", "many", repeated(9, 1, 2, 3)),
		NewSample("33 equal", "equal", repeated(33, 1)),
		NewSample("33 percentages", "many", repeated(33, 3, 3, 3, 3, 3, 4, 2)),
		NewSample("33", "many", spread(33, Power(30, 0))),
		NewSample("33, the last sum for two words", "many", spread(33, new(big.Int).Quo(Power(65, 0), big.NewInt(33)))),
		NewSample("33, the first sum for three words", "wide", spread(33, new(big.Int).Quo(Power(65, 33), big.NewInt(33)))),
		NewSample("64 tied", "many", repeated(64, 1<<50, 1<<50, 1<<50+1)),
		NewSample("333 equal but one", "many", append(repeated(332, 5), big.NewInt(4))),
		NewSample("333 tied by halves", "many", repeated(333, 1, 2)),
		NewSample("1000", "many", spread(1000, Power(44, 1))),
		NewSample("wide, three", "wide", spread(3, Power(127, -1))),
		NewSample("wide, three tied", "wide", []*big.Int{Power(100, 0), Power(100, 0), Power(100, 1)}),
		NewSample("wide, 40 of 128 digits", "wide", spread(40, Power(424, 0))),
		NewSample("wide, 200 tied", "wide", append(spread(40, Power(200, 0)), slices.Repeat([]*big.Int{Power(190, 0)}, 160)...)),
	}
}

// RoundingAndStepAlike returns four weights that sum to S = 2^63 − 2: S ÷ 2,
// S ÷ 6, 1234567 and the rest. Their fractions have a step of 1. That of S ÷ 2
// comes out even and that of S ÷ 6 is rounded up, so that where they follow one
// another, what is added to the fractions rounded down is the same; and of 3p
// each leaves half a penny.
func RoundingAndStepAlike() []*big.Int {
	const sum = 1<<63 - 2
	return Integers(sum/2, sum/6, 1234567, sum-sum/2-sum/6-1234567)
}

// Amounts returns the amounts most likely to go wrong, and so many random ones of
// every size; of either sign, both ends of an int64 among them.
func (s Sample) Amounts(random int) []int64 {
	sum, divisor := new(big.Int), new(big.Int)
	for _, w := range s.Weights {
		sum.Add(sum, w)
		divisor.GCD(nil, nil, divisor, w)
	}
	amounts := []int64{0, 1, 2, 3, 4, 5, 6, 7, 17, 99, 100, 101, math.MaxInt64, math.MaxInt64 - 1, math.MinInt64, math.MinInt64 + 1, math.MinInt64 + 2}
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
	source := rand.New(rand.NewPCG(uint64(len(s.Weights)), 5))
	for range random {
		amounts = append(amounts, int64(source.Uint64())>>source.UintN(63))
	}
	for _, amount := range amounts {
		amounts = append(amounts, -amount)
	}
	return amounts
}

// Shares returns the shares of an amount of one word by the law.
func (s Sample) Shares(amount int64) []int64 {
	shares := make([]int64, len(s.Weights))
	for i, share := range Shares(big.NewInt(amount), s.Weights, s.Order) {
		shares[i] = share.Int64()
	}
	return shares
}

// Integers returns weights of one word each.
func Integers(values ...uint64) []*big.Int {
	weights := make([]*big.Int, len(values))
	for i, v := range values {
		weights[i] = new(big.Int).SetUint64(v)
	}
	return weights
}

// Power returns 2^n + plus.
func Power(n uint, plus int64) *big.Int {
	value := new(big.Int).Lsh(big.NewInt(1), n)
	return value.Add(value, big.NewInt(plus))
}

// spread returns n random weights that sum to sum, one of them zero.
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
	weights[0].Add(weights[0], weights[n-1])
	weights[n-1] = new(big.Int)
	return weights
}

func repeated(n int, pattern ...uint64) []*big.Int {
	values := make([]uint64, n)
	for i := range values {
		values[i] = pattern[i%len(pattern)]
	}
	return Integers(values...)
}
