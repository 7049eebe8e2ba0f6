package attribution

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Withdrawal is a cost that follows from one authority's leaving: its own, or an
// adjustment cost that falls on another, which has then paid it. The leaver
// bears it either way. Notice is what the agreement says, twelve months where it
// says nothing, unless every other participant agreed to less.
//
// Rule withdrawal: Tri-borough report, ch. 3, guarantees 18 and 19; ch. 12(a),
// paras 11 and 12 (adjustment costs payable to the others).
//
// Errors: ErrNotice for shorter notice that not all the others agreed to, or
// below nought; ErrAmount for a negative amount; ErrAuthority;
// ErrPenny, ErrLimit.
type Withdrawal struct {
	Authority             Authority // the leaver
	Description           string
	Amount                decimal.Decimal
	PaidBy                Authority
	NoticeMonths          int
	ShorterNoticeAgreedBy []Authority
}

// Why a withdrawal's costs are the leaver's: it gave so many months' notice,
// to which the others may have had to agree.
const (
	becauseItWithdraws  = "it withdraws, at "
	becauseOfNotice     = " months' notice"
	becauseOthersAgreed = " to which the others agreed"
)

// Attribute returns the one charge of rule withdrawal.
func (w Withdrawal) Attribute(s Service) ([]Charge, error) {
	c := checks()
	c.Cost("", "cost of a withdrawal", w.Amount)
	c.participant(s, w.Authority, "the authority that withdraws")
	c.Add("", "", checkAuthorities(w.ShorterNoticeAgreedBy))
	w.checkNotice(&c, s)
	if c.Failed() {
		return nil, c.Err()
	}
	because := becauseItWithdraws + strconv.Itoa(w.NoticeMonths) + becauseOfNotice
	if w.NoticeMonths < s.notice() {
		because += becauseOthersAgreed
	}
	charge, err := s.charge(RuleWithdrawal, orElse(w.Description, "Withdrawal"), w.Amount, w.PaidBy, because).to(w.Authority)
	if err != nil {
		return nil, err
	}
	return []Charge{charge}, nil
}

func (w Withdrawal) checkNotice(c *Checks, s Service) {
	if w.NoticeMonths < 0 {
		c.Refuse(ErrNotice, w.Authority, "%d months' notice", w.NoticeMonths)
		return
	}
	if w.NoticeMonths >= s.notice() {
		return
	}
	if missing := s.missing(w.ShorterNoticeAgreedBy, w.Authority); missing != nil {
		c.Refuse(ErrNotice, w.Authority, "withdraws at %d months' notice: it takes %d, or the agreement of every other participant (missing: %s)",
			w.NoticeMonths, s.notice(), strings.Join(missing, ", "))
	}
}
