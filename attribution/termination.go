package attribution

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Termination is a cost of bringing an arrangement to its end, shared on the
// basis that was agreed beforehand for it. There is no default basis: the
// ongoing one is not presumed. Notice is what the agreement says, twelve months
// where it says nothing, unless every participant agreed to less.
//
// Rule termination: Tri-borough report, ch. 3, guarantee 19 ("in a pre-agreed
// manner", and the twelve months).
//
// Errors: ErrBasis without the agreed basis; ErrNotice for shorter notice that not
// all agreed to, or below nought; ErrAmount for a negative amount; ErrAuthority
// for one in the basis that takes no part; ErrPenny, ErrLimit.
type Termination struct {
	Basis                 Basis
	Description           string
	Amount                decimal.Decimal
	PaidBy                Authority
	NoticeMonths          *int // that was given; nil means that notice was kept
	ShorterNoticeAgreedBy []Authority
}

// Why the costs of an end are shared as was agreed beforehand.
const (
	becauseItEnded    = "the arrangement ended"
	becauseAllAgreed  = " to which all agreed"
	becauseBeforehand = "; on the basis agreed beforehand, "
)

// Attribute returns the one charge of rule termination.
func (t Termination) Attribute(s Service) ([]Charge, error) {
	c := checks()
	c.Cost("", "cost of the termination", t.Amount)
	if t.Basis.IsZero() {
		c.Refuse(ErrBasis, "", "a termination needs the basis that was agreed for it beforehand")
	}
	c.basis(s, t.Basis)
	c.Add("", "", checkAuthorities(t.ShorterNoticeAgreedBy))
	t.checkNotice(&c, s)
	if c.Failed() {
		return nil, c.Err()
	}
	because := becauseItEnded
	if t.NoticeMonths != nil {
		because += ", at " + strconv.Itoa(*t.NoticeMonths) + becauseOfNotice
		if *t.NoticeMonths < s.notice() {
			because += becauseAllAgreed
		}
	}
	because += becauseBeforehand + t.Basis.String()
	charge, err := s.charge(RuleTermination, orElse(t.Description, "Termination"), t.Amount, t.PaidBy, because).On(t.Basis)
	if err != nil {
		return nil, err
	}
	return []Charge{charge}, nil
}

func (t Termination) checkNotice(c *Checks, s Service) {
	switch {
	case t.NoticeMonths == nil && len(t.ShorterNoticeAgreedBy) > 0:
		c.Refuse(ErrChoice, "", "agreement to shorter notice, of a termination whose notice is not said")
	case t.NoticeMonths == nil:
	case *t.NoticeMonths < 0:
		c.Refuse(ErrNotice, "", "%d months' notice", *t.NoticeMonths)
	case *t.NoticeMonths < s.notice():
		if missing := s.missing(t.ShorterNoticeAgreedBy, ""); missing != nil {
			c.Refuse(ErrNotice, "", "the arrangement ends at %d months' notice: it takes %d, or the agreement of every participant (missing: %s)",
				*t.NoticeMonths, s.notice(), strings.Join(missing, ", "))
		}
	}
}
