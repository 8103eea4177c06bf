/// <reference lib="dom" />
import { SupportChatElement } from './support-chat-element.ts';

customElements.define('support-chat', SupportChatElement);
