// Package tupe finds the burdens that transferred staff's protected terms put
// into a contract's price, and charges them to the authority that gives rise to
// them.
package tupe
