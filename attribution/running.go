package attribution

// Running shares amounts that arrive one after another, on one basis, as parts of
// their running total. After each amount, what an authority has been charged so
// far is exactly the penny law's share of the total so far: it is never a penny
// off, after a year of small amounts as after one. Charged each on its own, 1p a
// day in three equal parts goes to the same authority every day; charged on the
// running total, it goes to each in turn.
//
// Amounts that stand next to each other can be merged: the parts of the two sum
// to the parts of their sum. The total is all there is to know of a Running:
// save Total, and NewRunning goes on where it stopped.
//
// The law's shares do not always rise with the amount, so a positive amount can
// give an authority a negative penny, and others one more: 3 over weights 1:3:3
// is 1, 1, 1, but 4 is 0, 2, 2, so that 1 after 3 is -1, 1, 1. That is a penny
// taken back from an authority that stood above its proportion. It is still the
// fair choice for a stream: the alternative, shares of each amount on its own,
// lets the rounding of every amount add up, in the same authority's favour.
//
// A copy goes its own way from where the original stood. A Running is not safe
// for concurrent use. The zero Running shares nothing.
type Running struct {
	basis  Basis
	total  int64
	shares []int64  // the law's shares of total
	owner  *Running // whose shares those are: a copy has to work its own out
}

// NewRunning returns a running total that starts from a total already shared: 0,
// or what Total returned when it was saved. Error: ErrBasis for the zero Basis.
func NewRunning(b Basis, total int64) (*Running, error) {
	shares, err := b.ApportionPence(nil, total)
	if err != nil {
		return nil, err
	}
	r := &Running{basis: b, total: total, shares: shares}
	r.owner = r
	return r, nil
}

// Add adds whole pennies to the running total and returns each authority's part
// of them: its share of the total now, less its share of the total before. The
// parts sum to the amount. As with ApportionPence, it writes and returns dst[:n],
// in the order of the basis, and allocates only if cap(dst) < n.
//
// Errors, after which the running total stands as before: ErrLimit for a total
// past what an int64 holds, ErrBasis for the zero Running.
func (r *Running) Add(dst []int64, pence int64) ([]int64, error) {
	total := r.total + pence
	if (r.total^total)&(pence^total) < 0 { // a sign that neither of the two had
		return nil, fault(ErrLimit, "", "a running total of %dp and %dp more: past what 64 bits hold", r.total, pence)
	}
	if r.owner != r {
		shares, err := r.basis.ApportionPence(nil, r.total)
		if err != nil {
			return nil, err
		}
		r.shares, r.owner = shares, r
	}
	dst, err := r.basis.ApportionPence(dst, total)
	if err != nil {
		return nil, err
	}
	// The difference of two shares lies between the amount and nought, give or
	// take a penny, and never outside an int64: each share is no larger than its
	// total, and a total of the other sign is nearer nought than the amount.
	for i, share := range dst {
		r.shares[i], dst[i] = share, share-r.shares[i]
	}
	r.total = total
	return dst, nil
}

// Total returns the running total, the whole of what must be saved to go on.
func (r *Running) Total() int64 { return r.total }
