package careline

import "context"

// Found makes an empty store a hotline: with the default catalogue, the
// firm's own service office, and its first person, who is the administrator.
// A store that has staff is left as it is.
func (d *Desk) Found(ctx context.Context, login, name string) error {
	admin := Staff{Login: login, Name: name, Role: RoleAdmin}
	if err := tidyStaff(&admin); err != nil {
		return err
	}
	return d.store.Update(ctx, func(w Writer) error {
		staff, err := w.Staff(ctx)
		if err != nil || len(staff) > 0 {
			return err
		}
		if err := w.SaveStaff(ctx, &admin); err != nil {
			return err
		}
		for _, p := range defaultProducts() {
			if err := w.SaveProduct(ctx, &p); err != nil {
				return err
			}
		}
		for _, v := range defaultServices() {
			if err := w.SaveService(ctx, &v); err != nil {
				return err
			}
		}
		for _, k := range defaultCategories() {
			if err := w.SaveCategory(ctx, &k); err != nil {
				return err
			}
		}
		office := defaultOffice()
		if err := w.SaveProvider(ctx, &office); err != nil {
			return err
		}
		return d.For(admin).tell(ctx, w, Event{
			Kind: EventSetUp, Action: DidCreate, On: []Ref{admin.ID.Ref()}, Text: "hotline founded",
		})
	})
}
