// Package attribution works out who bears what when councils share a service.
package attribution
