package tupe

import (
	"github.com/triborough/fairshare/attribution"
)

// Reletting is the burdens within the price of a contract that is let again:
// TUPE in reverse.
type Reletting struct {
	Assessments Assessments // by origin, of posts still held on the terms of the first transfer
	Created     []Part      // posts without an origin: what they cost more or less stays in the rest of the price
}

// Relet assesses the posts that transfer when a contract ends and is let again.
// Those employed in the undertaking then are the ones who transfer, not
// necessarily those who came. So nothing is carried over: posts that first
// transferred and are still held on those terms keep their origin and are
// assessed anew, against the new contractor's own terms; posts created, or
// filled anew, since then have no origin, bring a burden on nobody and go with
// the rest of the price by the ongoing basis.
//
// Where the service comes back in-house instead there is no price and no burden:
// its cost is an attribution.Ongoing again, and the costs of the end follow
// attribution.Termination.
//
// Source: Tri-borough report, ch. 12(a), para 22 (on termination TUPE is likely
// to apply in reverse, and each case turns on its facts).
//
// Errors: as Assess for both; ErrAuthority for a created post with an origin.
func Relet(transferred, created []Post) (Reletting, error) {
	k := checks()
	for _, post := range transferred {
		k.Add("", "", post.check())
	}
	for _, post := range created {
		if post.Origin != "" {
			k.Refuse(attribution.ErrAuthority, post.Origin, "the post %q was created after the transfer: it has no origin", post.Title)
		}
		k.Add("", "", post.checkFigures())
	}
	if k.Failed() {
		return Reletting{}, k.Err()
	}
	reletting := Reletting{Assessments: assess(transferred)}
	for _, post := range created {
		reletting.Created = append(reletting.Created, Part{post.copied(), post.difference()})
	}
	return reletting, nil
}
