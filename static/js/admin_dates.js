// Starts Wagtail's date and time choosers from data attributes, so that the admin needs no
// inline script. Loaded on every admin page (content/wagtail_hooks.py).
class DateChooser extends window.StimulusModule.Controller {
  static values = { start: String, target: String, config: Object };

  connect() {
    const run = () => {
      if (document.getElementById(this.targetValue)) {
        window[this.startValue](this.targetValue, this.configValue);
      }
    };
    // The chooser's own script may come after this one.
    if (window[this.startValue]) run();
    else window.addEventListener('load', () => window[this.startValue] && run(), { once: true });
  }
}

window.wagtail.app.register('date-chooser', DateChooser);
