// Package penny divides whole pence among weights by the penny law: integers in,
// integers out. Each weight belongs to a party, which is known by its position
// alone: what the parties are, and how decimals become integers, is for the
// caller to know.
//
// # The law
//
//  1. Conservation. The shares sum to the amount.
//  2. Quota. Every share is amount × weight ÷ sum of weights, rounded down or up.
//     So a weight of zero gets nothing, and no share has another sign than the
//     amount.
//  3. Largest remainder. The odd pennies go to the largest fractions, equal
//     fractions in the order of ties, which the caller gives.
//
// An amount below zero is divided as its magnitude is, and every share gets its
// sign.
//
// # Where the odd penny goes
//
// Rounded toward zero, the shares leave a few pennies of the amount over: the odd
// pennies, fewer than there are parties. They are handed out one each from the
// head of a queue: the largest remainder first, equal remainders in the order of
// ties. [Division.Queue] is that queue in plain sight, and [Division.DivideLarge]
// serves it. The kernels serve the same queue without forming it, in machine
// words. [Check] says of any shares whether its head was served.
//
// # The rooms
//
//	division.go      the weights in lowest terms, made ready for dividing
//	queue.go         the queue for odd pennies, and amounts of any size
//	check.go         the law's conditions on shares, whoever made them
//	kernel.go        which way of dividing amounts of one word suits the weights
//	kernel_*.go      those ways
//	fraction.go      how they divide without dividing, and why that is exact
//	pennytest        the law by other principles, for tests to compare with
package penny
